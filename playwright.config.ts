import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.ts'

const port = Number(process.env.E2E_PORT || 3399)
const baseURL = `http://localhost:${port}`

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const filming = 'journeys/cuts.spec.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 90_000,
  // All journeys share one shop and two cores. A test that needs another try is named as flaky in the report.
  retries: 2,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL,
    actionTimeout: 20_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', use: phone, testIgnore: filming },
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } }, testMatch: 'pages/**' },
    // Three browsers with cameras and pictures in them need both cores: they come last, alone.
    { name: 'filming', use: phone, testMatch: filming, dependencies: ['phone', 'desktop'] },
  ],
  webServer: {
    command: `${process.execPath} test/e2e-server.ts`,
    env: { PORT: String(port) },
    url: `${baseURL}/healthz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
