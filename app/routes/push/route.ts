import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { goOn } from '../../http/go-on.ts'
import { refusing } from '../../http/to-response.ts'

/** As `PushSubscription.toJSON()` writes it. */
const subscription = z.object({ endpoint: z.url(), keys: z.object({ p256dh: z.string(), auth: z.string() }) })

export const loader = () => redirect('/notices')

/** The island `push` subscribes this browser (JSON); a plain form turns the notices of all of one's browsers off. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  if (!request.headers.get('Content-Type')?.startsWith('application/json')) {
    await shop.notices.unsubscribe(buyer, null)
    return goOn('/notices', 'notices.flash.pushOff')
  }
  const sent = subscription.safeParse(await request.json().catch(() => null))
  if (!sent.success) throw data(null, { status: 400 })
  const { endpoint, keys } = sent.data
  await refusing(context, shop.notices.subscribe(buyer, { endpoint, ...keys, locale }))
  return new Response(null, { status: 204 })
}
