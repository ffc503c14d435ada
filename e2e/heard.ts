import type { Page } from '@playwright/test'

/**
 * Listens to a page as a screen reader does, by its live regions. Call it before the page is opened.
 * @returns what was said so far: the words of a region whenever they change
 */
export async function listenTo(page: Page): Promise<string[]> {
  const heard: string[] = []
  await page.exposeFunction('screenReaderSays', (words: string) => heard.push(words))
  await page.addInitScript(() => {
    const say = (window as unknown as { screenReaderSays: (words: string) => void }).screenReaderSays
    const regions = '[aria-live], [role=status], [role=alert]'
    const observer = new MutationObserver((changes) => {
      const changed = changes.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest(regions),
      )
      for (const region of new Set(changed)) {
        const words = region?.textContent?.trim()
        if (words && region?.getAttribute('aria-live') !== 'off') say(words)
      }
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  })
  return heard
}
