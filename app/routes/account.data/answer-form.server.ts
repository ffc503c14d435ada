import { type AppLoadContext, data, redirectDocument } from '@remix-run/node'
import { attempt } from '../../http/attempt.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { contactSchema, copySchema } from './forms.ts'
import { ordersSheet } from './orders-sheet.server.ts'

type Asked = { userId: string; form: FormData; context: AppLoadContext }

const download = (body: BodyInit, type: string, name: string) =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A copy of what the shop holds, as a download; or the page again with the reason why not. */
export async function answerCopy({ userId, form, context }: Asked) {
  const submission = parseForm(form, copySchema)
  if (submission.status !== 'success') throw data(null, { status: 400 })
  const copy = await attempt(context.shop.accounts.export(userId), context.locale)
  if ('outcome' in copy) return data({ result: null, refused: copy.words }, { status: 429 })
  const day = copy.takenAt.slice(0, 10)
  if (submission.value.intent === 'xlsx') {
    const sheet = await ordersSheet(copy.orders, context.locale)
    return download(new Uint8Array(sheet), sheetType, `reedflower-orders-${day}.xlsx`)
  }
  return download(JSON.stringify(copy, null, 2), 'application/json; charset=utf-8', `reedflower-my-data-${day}.json`)
}

/** Keeps or takes away the address for receipts. */
export async function answerContact({ userId, form, context }: Asked) {
  const submission = parseForm(form, contactSchema)
  if (submission.status !== 'success') {
    return data({ result: submission.reply(), refused: null }, { status: 422 })
  }
  await context.shop.accounts.setContactEmail(userId, submission.value.email ?? null)
  return redirectDocument('/account/data', {
    status: 303,
    headers: { 'Set-Cookie': flash('account.data.flash.contact') },
  })
}
