import { DomainError } from '#domain/errors.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** How far somebody of the staff may look: one district's orders or all of them; money without an order is for admins. */
export type MoneyScope = { district: string | null; admin: boolean }

/** @throws DomainError NotSignedIn, Forbidden */
export function moneyScope(viewer: Viewer | null): MoneyScope {
  if (!viewer) throw new DomainError('NotSignedIn')
  return { district: districtInScope(viewer), admin: viewer.role === 'admin' }
}

/** The parameters $1 and $2 of `inMoneyScope`. */
export const scopeValues = ({ district, admin }: MoneyScope): [string | null, boolean] => [district, admin]

/** SQL: whether a scope reaches the order of a row, which is every line of it. @param orderId column, null for no order */
export const inMoneyScope = (orderId: string): string => `
(CASE WHEN ${orderId} IS NULL THEN $2::bool ELSE $1::bpchar IS NULL OR NOT EXISTS (
   SELECT 1 FROM order_line sl JOIN product sp ON sp.id = sl.product_id JOIN product_family sf ON sf.id = sp.family_id
   WHERE sl.order_id = ${orderId} AND sf.district_code <> $1) END)`

/** SQL: the paid line of an order that its page is reached by; null where the order was never sold. */
export const lineOf = (orderId: string): string => `
(SELECT sl.id FROM order_line sl WHERE sl.order_id = ${orderId} AND sl.agreement_version_id IS NOT NULL ORDER BY sl.id LIMIT 1)`
