/** Where no page is anybody's but its visitor's: not worth a robot's visit. Each page also asks to be left out. */
const own = [
  '/account',
  '/admin',
  '/buy',
  '/cart',
  '/cashier',
  '/checkout',
  '/coordinator',
  '/locale',
  '/orders',
  '/producer-desk',
  '/sign-in',
  '/sign-out',
  '/studio',
]

/** What robots may read: the shop, or nothing of a demo. */
export function robots(origin: string, demo: boolean): string {
  const lines = demo ? ['Disallow: /'] : [...own.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`]
  return ['User-agent: *', ...lines, ''].join('\n')
}
