import { test as base, expect } from '@playwright/test'

export { expect }

/**
 * Playwright's test, with one addition: an error that a page throws, such as a failed hydration, fails the test that
 * met it.
 */
export const test = base.extend<{ pageErrors: Error[] }>({
  pageErrors: [
    async ({ context }, use) => {
      const errors: Error[] = []
      context.on('weberror', (event) => errors.push(event.error()))
      await use(errors)
      expect(errors, 'errors thrown by pages').toEqual([])
    },
    { auto: true },
  ],
})
