import { cartCountCookie, readCartCount } from '#domain/cart-count.ts'

/** How many units the cart behind a request holds, by its readable cookie: enough for a badge, never for a price. */
export const cartCountOf = (request: Request): number =>
  readCartCount(new RegExp(`(?:^|;\\s*)${cartCountCookie}=([^;]*)`).exec(request.headers.get('Cookie') ?? '')?.[1])
