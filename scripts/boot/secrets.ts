import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const names = ['AUTH_SECRET', 'CASHIER_WEBHOOK_SECRET']

/** The secrets of a demo: made once, kept in the data folder for this user alone. A folder from before a name existed gets it now. */
export function demoSecrets(dataFolder: string): Record<string, string> {
  const file = path.join(dataFolder, 'secrets.json')
  fs.mkdirSync(dataFolder, { recursive: true })
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8') || '{}') : {}
  const made = { ...makeSecrets(), ...kept }
  if (Object.keys(made).length > Object.keys(kept).length)
    fs.writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return made
}

function makeSecrets(): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64url')
  return { ...Object.fromEntries(names.map((name) => [name, secret()])), FIELD_KEYS: `1:${secret()}` }
}
