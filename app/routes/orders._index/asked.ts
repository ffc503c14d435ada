import { z } from 'zod'
import { orderFilters } from '#domain/order-filters.ts'

/** Farther than anybody's orders go; keeps the offset small. */
const LAST_PAGE = 1_000

const schema = z.object({
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(0).default(1),
  filter: z.enum(orderFilters).nullable().catch(null).default(null),
  /** Digits of an order's number; what else was typed finds nothing. */
  number: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/\s/g, '').slice(0, 20))
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null),
})

export type Asked = z.output<typeof schema>

/** What an address asks of the list of orders; null for a page that cannot be. */
export function readAsked(query: URLSearchParams): Asked | null {
  const asked = schema.parse(Object.fromEntries(query))
  return asked.page === 0 ? null : asked
}

/** The address of the list for what is asked. */
export function hrefOf({ page, filter, number }: Asked): string {
  const query = new URLSearchParams()
  if (filter) query.set('filter', filter)
  if (number) query.set('number', number)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/orders' : `/orders?${query}`
}
