import type { ReactNode } from 'react'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Button, ButtonLink } from '../../components/button.tsx'

/** The same choice once more: one good goes to the checkout, several to the cart. */
export function OrderAgain({ order, children }: { order: OrderView; children: ReactNode }) {
  const [line, ...others] = order.lines
  if (!line) return null
  if (others.length > 0)
    return (
      <form method="post">
        <Button name="intent" value="again" look="quiet">
          {children}
        </Button>
      </form>
    )
  const query = new URLSearchParams({ product: line.slug, quantity: String(line.quantity) })
  if (line.releasesOn) query.set('preorder', '1')
  return <ButtonLink href={`/checkout?${query}`}>{children}</ButtonLink>
}
