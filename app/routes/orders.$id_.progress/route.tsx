import type { LoaderFunctionArgs } from '@remix-run/node'
import { validOrderId } from '../orders.$id/order-id.ts'

/** One line that changes when something happens to the buyer's own order: for the order's page while it waits. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const progress = await context.shop.orders.readOwnProgress(context.buyer, validOrderId(params.id))
  return new Response(progress?.text ?? '', {
    status: progress === null ? 404 : 200,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
