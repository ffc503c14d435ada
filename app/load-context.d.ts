import type { Locale } from '#domain/locale.ts'
import type { Buyer, Viewer } from '#server/identity/viewer.ts'
import type { Shop } from '#server/shop.ts'

declare module '@remix-run/node' {
  /** What the server hands to every loader and action; built by server/http/remix.ts for each request. */
  interface AppLoadContext {
    shop: Shop
    /** The signed-in person, or null. */
    viewer: Viewer | null
    /** Who an order made now would belong to: the viewer, or a guest known by a cookie. */
    buyer: Buyer
    locale: Locale
    /** Where people reach the shop, without a trailing slash. */
    publicUrl: string
    cspNonce: string
    /** Addresses of the islands' scripts by name; empty in development, where Vite serves the sources. */
    islands: Record<string, string>
    requestId: string
    log: {
      info(fields: object, message: string): void
      warn(fields: object, message: string): void
      error(fields: object, message: string): void
    }
  }
}
