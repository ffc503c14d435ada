import type { Areas } from './i18n/messages.d.ts'
import type { Island } from './islands/registry.ts'

/** What a route may say about itself: `export const handle = { scripts: false } satisfies RouteHandle`. */
export interface RouteHandle {
  /** false leaves all framework JavaScript out of the page. Forms and links keep working. */
  scripts?: false
  /** Small scripts of the page's own, by their names in islands/registry.ts; the page works without them. */
  islands?: readonly Island[]
  /** Areas of words the page needs in the browser. Only for pages with scripts; the server always has all. */
  messages?: (keyof Areas)[]
  /** 'bare' leaves header and footer out, for pages that must not look like part of the shop. */
  shell?: 'bare'
}
