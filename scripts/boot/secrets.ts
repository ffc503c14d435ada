import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const names = ['AUTH_SECRET', 'CASHIER_WEBHOOK_SECRET']

/** The secrets of a demo: made once, kept in the data folder for this user alone. */
export function demoSecrets(dataFolder: string): Record<string, string> {
  const file = path.join(dataFolder, 'secrets.json')
  fs.mkdirSync(dataFolder, { recursive: true })
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]))
  try {
    fs.writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return { ...made, ...JSON.parse(fs.readFileSync(file, 'utf8') || '{}') }
}
