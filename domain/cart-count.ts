/** The cookie, readable by the page, in which the cart's owner is told how many units it holds. */
export const cartCountCookie = 'cart_count'

/** The number in the cookie; anything else is an empty cart. */
export const readCartCount = (value: string | undefined): number => (/^\d{1,4}$/.test(value ?? '') ? Number(value) : 0)
