import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { report } from '#scripts/boot/life.ts'
import { ensureBuild } from '../boot/build.ts'
import { ensureChromium } from '../chromium.ts'
import { type Outcome, readPlaywright, readVitest } from './reports.ts'
import { noTests, programStep, runNode, type Step } from './step.ts'

const inPackage = (file: string) => path.join('node_modules', file)

export const checks: Step[] = [
  programStep('Lint and format', inPackage('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']),
  programStep('Types', inPackage('typescript/bin/tsc'), ['--noEmit']),
  programStep('Import rules', 'scripts/check-imports.ts', []),
]

export const build: Step = {
  title: 'Build',
  async run() {
    try {
      await ensureBuild()
      return { ok: true, ...noTests }
    } catch (error) {
      report(error)
      return { ok: false, ...noTests }
    }
  },
}

/** @param args further arguments for Vitest, such as a file */
export const unitTests = (args: string[]): Step => ({
  title: 'Unit and integration tests',
  run: () =>
    withReport(async (file) => {
      const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      return runNode(inPackage('vitest/vitest.mjs'), ['run', '--passWithNoTests', ...json, ...args])
    }, readVitest),
})

/** @param args further arguments for Playwright, such as a file or --grep */
export const browserTests = (args: string[]): Step => ({
  title: 'Browser tests',
  run: () =>
    withReport(async (file) => {
      ensureChromium()
      const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_PORT: String(await freePort()) }
      const cli = inPackage('@playwright/test/cli.js')
      // Whoever names a journey wants that one, not those it would come after.
      const alone = args.length > 0 ? ['--no-deps'] : []
      return runNode(cli, ['test', '--reporter=list,json', '--pass-with-no-tests', ...alone, ...args], env)
    }, readPlaywright),
})

async function withReport(run: (file: string) => Promise<boolean>, read: (report: never) => Outcome) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reedflower-report-'))
  const file = path.join(folder, 'report.json')
  try {
    const ok = await run(file)
    const outcome = fs.existsSync(file) ? read(JSON.parse(fs.readFileSync(file, 'utf8')) as never) : noTests
    return { ok, ...outcome }
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
