/** What the list of goods is asked for by its address. */
export interface GoodsAsked {
  q: string
  category: string
  state: string
  sort: string | null
  page: number
}

export const goodsStates = ['sale', 'out', 'withdrawn', 'all'] as const

export function readGoodsAsked(requestUrl: string): GoodsAsked {
  const query = new URL(requestUrl).searchParams
  const state = query.get('state')
  return {
    q: (query.get('q') ?? '').slice(0, 50),
    category: query.get('category') ?? '',
    state: goodsStates.find((one) => one === state) ?? 'sale',
    sort: query.get('sort'),
    page: Math.max(1, Number(query.get('page')) || 1),
  }
}

/** An address that keeps what was asked for, but for `change`; the page starts anew. */
export function goodsAddress(path: string, asked: GoodsAsked, change: Partial<GoodsAsked> = {}): string {
  const { q, category, state, sort, page } = { ...asked, page: 1, ...change }
  const kept = Object.entries({ q, category, state: state === 'sale' ? '' : state, sort, page: page > 1 ? page : '' })
  const query = new URLSearchParams(kept.flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString()
  return query ? `${path}?${query}` : path
}

/** As the verb takes it. */
export const goodsQuery = ({ q, ...asked }: GoodsAsked) => ({ text: q, ...asked })
