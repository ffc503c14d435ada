import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import { z } from 'zod'
import { attempt } from '../../http/attempt.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'

const schema = z.object({
  secret: z.string().max(128),
  understood: z.literal('on', { error: 'account.close.invalid.understood' }),
})

const hideFields = ['secret']

type Asked = { request: Request; form: FormData; context: AppLoadContext }

/** Sends the code that an account without a password is closed with. */
export async function answerCode({ request, context }: Asked) {
  const { viewer, shop, locale } = context
  if (!viewer?.phone) throw data(null, { status: 400 })
  const refused = await attempt(shop.identity.requestCode(viewer.phone, request.headers), locale)
  return data(
    { result: null, orders: null, codeSent: !refused, refused: refused ? refused.words : null },
    { status: refused ? 429 : 200 },
  )
}

/** Closes the account, or says beside its field what stands in the way. */
export async function answerClosing({ request, form, context }: Asked) {
  const submission = parseForm(form, schema)
  const again = (
    reply: Parameters<typeof submission.reply>[0] = {},
    more: { orders?: { id: string; number: bigint }[]; refused?: string } = {},
  ) =>
    data(
      {
        result: submission.reply({ hideFields, ...reply }),
        orders: more.orders ?? null,
        codeSent: true,
        refused: more.refused ?? null,
      },
      { status: 422 },
    )
  if (submission.status !== 'success') return again()
  const input = { secret: submission.value.secret.trim(), headers: request.headers }
  const answer = await attempt(context.shop.accounts.close(input), context.locale)
  if (answer.outcome === 'refused') return again({}, { refused: answer.words })
  if (answer.outcome === 'underway') return again({}, { orders: answer.orders })
  if (answer.outcome !== 'closed') {
    return again({ fieldErrors: { secret: [`account.close.invalid.${answer.outcome}`] } })
  }
  return redirectDocument('/', {
    status: 303,
    headers: [...answer.setCookies, flash('account.close.flash.closed')].map((cookie): [string, string] => [
      'Set-Cookie',
      cookie,
    ]),
  })
}
