import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { SetupError } from '#server/setup-error.ts'
import { whileClaimed } from './claim.ts'

/** Everything the build reads. */
const sources = ['app', 'domain', 'public', 'remix.config.js', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const stamp = path.join('build', '.stamp')
const cli = path.join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js')

/** Builds the pages unless the build on disk is of these very sources. @returns whether it built */
export function ensureBuild({ stopped }: { stopped?: AbortSignal } = {}): Promise<boolean> {
  return whileClaimed(path.resolve('build'), async () => {
    const current = hashSources()
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === current) return false
    fs.rmSync(stamp, { force: true })
    await build(stopped)
    fs.writeFileSync(stamp, current)
    return true
  })
}

async function build(stopped: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [cli, 'vite:build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stopped,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const [code] = await once(child, 'close')
  if (code === 0) return
  throw new SetupError(/ENOSPC/.test(output) ? 'The disk is full.' : `${output.trim()}\nThe pages could not be built.`)
}

function hashSources(): string {
  const sum = createHash('sha256')
  for (const file of sources.flatMap(listFiles)) sum.update(file).update(fs.readFileSync(file))
  return sum.digest('hex')
}

function listFiles(entry: string): string[] {
  if (!fs.existsSync(entry)) return []
  if (!fs.statSync(entry).isDirectory()) return [entry]
  const files = fs.readdirSync(entry, { recursive: true, withFileTypes: true }).filter((found) => found.isFile())
  return files.map((file) => path.join(file.parentPath, file.name)).sort()
}
