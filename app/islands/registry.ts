/**
 * Small scripts for pages without the framework: one line and one file `app/islands/<name>.ts` each. A page names those it
 * uses, `handle = { scripts: false, islands: ['gallery'] }`, and must work without them. An island is plain TypeScript for
 * the browser: it finds its own elements by `data-` attributes, imports at most domain/ and files beside it, and leaves
 * the page alone where it finds none. All islands of a page together stay below 15 KB, compressed (sizes.test.ts).
 */
export const islands = [
  /** The count beside the cart, the service worker. */
  'shell',
  /** Names of goods under the search field while somebody types. */
  'suggest',
  /** City and county as lists that follow the province, wherever an address is asked for. */
  'address',
  /** A product's pictures: choosing one scrolls to it and leaves the page where it is. */
  'gallery',
  /** The part of a replay in which a product was presented: its player is fetched when somebody plays it. */
  'clip',
  /** Notices of this browser, turned on. */
  'push',
  /** Checks the signed record in the code of a batch, also without a network. */
  'counter',
  /** The cart: a typed quantity counts at once. */
  'cart',
  /** The checkout: sum and parcels follow what is chosen. */
  'checkout',
] as const

/** For what the header and footer hold: on every page. */
export const everywhere: readonly Island[] = ['shell', 'suggest']

export type Island = (typeof islands)[number]
