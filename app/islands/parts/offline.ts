/**
 * Registers the service worker once the page is done. Its address carries the style sheet's, so that a new release brings a
 * worker that fetches the offline page anew.
 */
export function workOffline(): void {
  const style = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')?.getAttribute('href')
  if (import.meta.env.DEV || !style || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register(`/sw.js?style=${encodeURIComponent(style)}`).catch(() => undefined)
  })
}
