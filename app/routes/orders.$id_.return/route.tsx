import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { validOrderId } from '../orders.$id/order-id.ts'

/**
 * Where the provider sends the buyer back to. Nothing in the address is believed: the provider is asked, and the order's
 * own page says what we know then. Loading it again asks again and changes nothing.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = validOrderId(params.id)
  await context.shop.payments.refreshOwn(context.buyer, id)
  return redirect(`/orders/${id}`, { status: 303, headers: { 'Cache-Control': 'no-store' } })
}
