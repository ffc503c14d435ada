import type { ReactNode } from 'react'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { ButtonLink } from '../../components/button.tsx'

/** To the checkout with the same choice. */
export function OrderAgain({ order, children }: { order: OrderView; children: ReactNode }) {
  const line = order.lines[0]
  if (!line) return null
  const query = new URLSearchParams({ product: line.slug, quantity: String(line.quantity) })
  if (line.releasesOn) query.set('preorder', '1')
  return <ButtonLink href={`/checkout?${query}`}>{children}</ButtonLink>
}
