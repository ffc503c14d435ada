import { expect, test } from '../fixtures.ts'

for (const width of [360, 390])
  test(`at ${width} px every page of the desk has the name of its entry, and the header shows where one is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 780 })
    await page.goto('/sign-in?next=/coordinator')
    await page.getByRole('button', { name: '以何映川的身份登录' }).click()
    await expect(page).toHaveTitle('总览 · 协作台 · 芦花集')
    const entries = await page
      .locator('aside nav')
      .last()
      .locator('a')
      .evaluateAll((links) =>
        links.map((link) => ({ href: link.getAttribute('href'), words: link.firstChild?.textContent })),
      )
    const own = entries.filter(({ href }) => href?.startsWith('/coordinator'))
    expect(own.length).toBeGreaterThan(25)
    const header = page.getByRole('banner').getByRole('navigation')
    for (const { href, words } of own) {
      await page.goto(href ?? '')
      await expect(page).toHaveTitle(`${words} · 协作台 · 芦花集`)
      await expect(header.getByRole('link', { name: '协作台' })).toBeInViewport({ ratio: 1 })
    }
    await page.goto('/coordinator/payouts/new')
    await expect(page).toHaveTitle('提出一批发放 · 协作台 · 芦花集')
    await page.goto('/orders')
    await expect(header.getByRole('link', { name: '订单' })).toBeInViewport({ ratio: 1 })
    // It snaps once: whoever scrolls back stays there.
    await header.evaluate(async (row) => {
      await Promise.all(row.getAnimations().map(({ finished }) => finished))
      row.scrollTo({ left: 0 })
    })
    await expect(header.getByRole('link', { name: '首页' })).toBeInViewport({ ratio: 1 })
  })
