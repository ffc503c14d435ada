import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { SetupError } from '#server/setup-error.ts'
import { whileClaimed } from './claim.ts'

/** Everything the build reads. */
const sources = [
  'app',
  'domain',
  'public',
  'remix.config.js',
  'vite.config.ts',
  'vite.islands.config.ts',
  'tsconfig.json',
  'package-lock.json',
]
const stamp = path.join('build', '.stamp')
const inPackage = (...parts: string[]) => path.join('node_modules', ...parts)

/** In this order: Remix empties the folder first. */
const builds = [
  [inPackage('@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build'],
  [inPackage('vite', 'bin', 'vite.js'), 'build', '--config', 'vite.islands.config.ts'],
]

/** Builds the pages unless the build on disk is of these very sources. @returns whether it built */
export function ensureBuild({ stopped }: { stopped?: AbortSignal } = {}): Promise<boolean> {
  return whileClaimed(path.resolve('build'), async () => {
    const current = hashSources()
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === current) return false
    fs.rmSync(stamp, { force: true })
    for (const program of builds) await build(program, stopped)
    fs.writeFileSync(stamp, current)
    return true
  })
}

async function build(program: string[], stopped: AbortSignal | undefined): Promise<void> {
  const child = spawn(process.execPath, [...program, '--logLevel', 'warn'], {
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
