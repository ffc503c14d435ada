import { z } from 'zod'
import { choiceSchema } from '#domain/forms/checkout.ts'

/** What a link to the checkout asks for. Anything malformed counts as not said. */
export type Wanted = { slug: string | null; liveItemId: string | null; quantity: number; preorder: boolean }

const said = <T>(schema: z.ZodType<T>, value: unknown): T | null => schema.safeParse(value).data ?? null

/** Reads `?product=&liveItem=&quantity=&preorder=1`; a product page's form says `delivery=preorder`. */
export function readWanted(url: string): Wanted {
  const query = new URL(url).searchParams
  const { product, liveItem, quantity } = choiceSchema.shape
  return {
    slug: said(product, query.get('product') ?? undefined) ?? null,
    liveItemId: said(liveItem, query.get('liveItem') ?? undefined) ?? null,
    quantity: said(quantity, Number(query.get('quantity') ?? 1)) ?? 1,
    preorder: query.get('preorder') === '1' || query.get('delivery') === 'preorder',
  }
}

/**
 * The order that this visit to the checkout will become, as the address says it: a form reached again by Back or
 * Reload is then the same order. Null where the visit has only begun.
 */
export const readDraftId = (url: string): string | null =>
  said(z.uuid(), new URL(url).searchParams.get('order') ?? undefined)

/** The same address with a new order's id. */
export function withDraftId(url: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('order', crypto.randomUUID())
  return `${pathname}?${searchParams}`
}

/** The address that asks for it. */
export function checkoutPath({ slug, liveItemId, quantity, preorder }: Wanted): string {
  const query = new URLSearchParams({
    ...(slug ? { product: slug } : {}),
    ...(liveItemId ? { liveItem: liveItemId } : {}),
    quantity: String(quantity),
    ...(preorder ? { preorder: '1' } : {}),
  })
  return `/checkout?${query}`
}
