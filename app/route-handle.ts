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
  /**
   * Search engines may keep the page; names of the query parameters that choose what it shows, often none. Pages that do not
   * say so ask to be left out.
   */
  indexed?: readonly string[]
  /** Path of the picture, 1200 × 630, that stands for the page where its link is shared; the shop's own without. */
  picture?: (params: Readonly<Record<string, string | undefined>>) => string
  /** 'bare' leaves header and footer out, for pages that must not look like part of the shop. */
  shell?: 'bare'
}
