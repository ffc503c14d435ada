import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * Looks for accessibility faults on a page; say `analyze()`. Our pages have no frames of other origins, so the result is put together in
 * the page itself instead of in a second one, and only what is wrong is described.
 */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
