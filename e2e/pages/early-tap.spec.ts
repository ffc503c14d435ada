import { expect, test } from '../fixtures.ts'

/** In the page: somebody taps its title in the very moment in which React begins to take it over. */
function tapEarly(): void {
  const listen = document.addEventListener
  document.addEventListener = (...args: Parameters<typeof listen>) => {
    listen.apply(document, args)
    if (args[0] !== 'click') return
    document.addEventListener = listen
    queueMicrotask(() => document.querySelector('h1')?.click())
  }
}

test('a page that is tapped before it has come to life does so all the same', async ({ page }) => {
  await page.goto('/live')
  const room = await page.locator('a[href^="/live/"]').first().getAttribute('href')
  await page.addInitScript(tapEarly)
  await page.goto(room ?? '')
  await expect(page.getByText('实时更新中')).toBeVisible()
})
