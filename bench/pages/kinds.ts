/** What is asked for: each kind of page by several addresses in turn, and the one query a bare server makes for it. */
export type Kind = {
  name: 'list' | 'detail' | 'search'
  target: number
  paths: readonly string[]
  sql: string
  values: (path: string) => string[]
}

const card = `SELECT p.slug, p.name_zh, p.spec_zh, p.unit_zh, p.price_fen, s.free, d.name_zh AS district
 FROM product p JOIN stock s ON s.product_id = p.id JOIN product_family f ON f.id = p.family_id
 JOIN district d ON d.code = f.district_code`

const words = ['芦花鸡', '蜂蜜', '脆李', '腊肉', '茶', '香菇', '粉条', 'luhuaji']

/** @param slugs of products whose pages are asked for */
export const kinds = (slugs: readonly string[]): Kind[] => [
  {
    name: 'list',
    target: 0.25,
    paths: ['/products', '/products?page=2', '/products?page=3', '/products?page=4', '/products?district=500230'],
    sql: `${card} ORDER BY p.slug LIMIT 24`,
    values: () => [],
  },
  {
    name: 'detail',
    target: 0.3,
    paths: slugs.map((slug) => `/products/${slug}`),
    sql: `${card} WHERE p.slug = $1`,
    values: (path) => [path.slice('/products/'.length)],
  },
  {
    name: 'search',
    target: 0.25,
    paths: words.map((word) => `/products?q=${encodeURIComponent(word)}`),
    sql: `${card} WHERE p.name_zh LIKE '%' || $1 || '%' LIMIT 24`,
    values: (path) => [decodeURIComponent(path.slice('/products?q='.length))],
  },
]
