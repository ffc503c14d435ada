import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const debian = '/usr/bin/chromium'

/** The Chromium to test with: Debian's, else the one Playwright installed. */
export function findChromium(): string | null {
  return [debian, chromium.executablePath()].find((file) => fs.existsSync(file)) ?? null
}

/** Installs Chromium where there is none: Debian's package for root, with a font for Chinese; else Playwright's own. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'inherit', env })
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei')
  } else {
    const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@playwright/test')))
    run(process.execPath, cli, 'install', 'chromium')
  }
  const installed = findChromium()
  if (!installed) throw new Error('Chromium was installed but cannot be found')
  return installed
}
