import { cartCountCookie, readCartCount } from '#domain/cart-count.ts'

/**
 * Keeps `[data-cart-count]` equal to the cookie when a page is shown again from the browser's memory, where the server had
 * no say. An island that changes the cart without leaving the page calls it after the answer.
 */
export function showCartCount(): void {
  const count = readCartCount(new RegExp(`(?:^|; )${cartCountCookie}=([^;]*)`).exec(document.cookie)?.[1])
  for (const badge of document.querySelectorAll<HTMLElement>('[data-cart-count]')) {
    badge.textContent = String(count)
    badge.hidden = count === 0
  }
}

export function followCart(): void {
  addEventListener('pageshow', (event) => {
    if (event.persisted) showCartCount()
  })
}
