import type { HeadersFunction } from '@remix-run/node'

/**
 * For pages that say the same to all who are not signed in and have no cart: `export { sameForEverybody as headers }`. The
 * server then gives several of them one rendering, at most a second old (server/http/page-cache.ts). Browsers keep nothing
 * unasked, for the next visitor of the same browser may be signed in.
 */
export const sameForEverybody: HeadersFunction = () => ({
  'Cache-Control': 'private, no-cache',
  'Page-Cache': 'anonymous',
})
