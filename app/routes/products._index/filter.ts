/** The filters of the product list as they stand in the address. */
export interface Filter {
  q: string
  district: string
  category: string
  page: number
}

/** Reads the filters; nonsense counts as not said. */
export function readFilter(url: URL): Filter {
  const text = (name: string, max: number) => (url.searchParams.get(name) ?? '').trim().slice(0, max)
  const page = Number(url.searchParams.get('page') ?? 1)
  return {
    q: text('q', 50),
    district: text('district', 6),
    category: text('category', 40),
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

/** The address of the list with some filters changed. Any change but the page's own starts again at page 1. */
export function listHref(filter: Filter, change: Partial<Filter>): string {
  const { q, district, category, page } = { ...filter, page: 1, ...change }
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(district && { district }),
    ...(category && { category }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size > 0 ? `/products?${query}` : '/products'
}
