import type { Db } from '#server/db/db.ts'
import { pageOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** An invoice that a buyer asked for; amounts in fen, times UTC. */
export type InvoiceRow = {
  orderId: string
  orderNumber: bigint
  kind: 'personal' | 'institution'
  title: string
  taxNo: string | null
  email: string | null
  /** Paid less refunded: what the invoice is about. */
  amountFen: bigint
  state: string
  askedAt: Date
  number: string | null
  issuedAt: Date | null
}

export type InvoiceList = { rows: InvoiceRow[]; count: number; open: number; pageSize: number }

const PAGE_SIZE = 50

/** A scope reaches orders all of whose goods are its district's. */
export const orderInScope = `($1::bpchar IS NULL OR NOT EXISTS (
  SELECT 1 FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
  WHERE l.order_id = o.id AND f.district_code <> $1))`

/** Invoices asked for on paid orders of the scope, open ones first and oldest first. @throws DomainError Forbidden */
export async function listInvoices(
  { db }: { db: Db },
  viewer: Viewer,
  { open = false, page = 1, all = false }: { open?: boolean; page?: number; all?: boolean },
): Promise<InvoiceList> {
  const scope = districtInScope(viewer)
  const { limit, offset } = pageOf(page, all ? 'all' : PAGE_SIZE)
  const { rows } = await db.pool.query<InvoiceRow & { count: number; open: number }>(
    `WITH asked AS (
       SELECT i.order_id AS "orderId", o.number AS "orderNumber", i.kind, i.title, i.tax_no AS "taxNo", i.email,
              o.paid_fen - o.refunded_fen AS "amountFen", o.state, i.asked_at AS "askedAt", i.number, i.issued_at AS "issuedAt"
       FROM invoice_request i JOIN orders o ON o.id = i.order_id WHERE o.paid_at IS NOT NULL AND ${orderInScope})
     SELECT *, count(*) OVER ()::int AS count, (SELECT count(*)::int FROM asked WHERE "issuedAt" IS NULL) AS open
     FROM asked WHERE NOT $2 OR "issuedAt" IS NULL
     ORDER BY "issuedAt" IS NOT NULL, CASE WHEN "issuedAt" IS NULL THEN "askedAt" END, "issuedAt" DESC, "orderId" LIMIT $3 OFFSET $4`,
    [scope, open, limit, offset],
  )
  return { rows, count: rows[0]?.count ?? 0, open: rows[0]?.open ?? 0, pageSize: PAGE_SIZE }
}
