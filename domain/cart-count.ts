/** The cookie, readable by the page, in which the cart's owner is told how many units it holds. */
export const cartCountCookie = 'cart_count'

/** The number in the cookie; anything else is an empty cart. */
export const readCartCount = (value: string | undefined): number => (/^\d{1,4}$/.test(value ?? '') ? Number(value) : 0)

/** As long as a guest's cart is kept. */
const maxAge = 400 * 24 * 60 * 60

/** A Set-Cookie value that tells the page how many units the cart holds. */
export const cartCountSetCookie = (units: number): string =>
  `${cartCountCookie}=${Math.min(units, 9_999)}; Path=/; Max-Age=${units > 0 ? maxAge : 0}; SameSite=Lax`
