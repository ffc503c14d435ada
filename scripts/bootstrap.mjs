/*
 * What every npm script runs first, on whatever Node the machine has. Installs the packages and generates the database
 * client where that is due, then runs scripts/<command>.ts on the project's own Node 24.
 * Plain JavaScript: Node 20 does not read TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(project, 'node_modules')
const own = path.join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const generated = path.join(project, 'server', 'db', 'generated')
const stamps = { install: path.join(modules, '.reedflower-lock'), client: path.join(generated, '.stamp') }
const oldestNode = [20, 19]

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const diskFull = 'The disk is full.'

process.on('uncaughtException', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === 'ENOSPC') refuse(diskFull)
  if (error.code === 'EACCES' || error.code === 'EROFS') refuse(`This user may not write ${error.path}.`)
  refuse(error.stack ?? String(error))
})

/** @param {string} file */
const readIfThere = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

/** @param {string[]} files relative to the project */
function hash(...files) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(file).update(readIfThere(path.join(project, file)))
  return sum.digest('hex')
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = oldestNode
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  refuse(`Reedflower needs Node ${oldestNode.join('.')} or newer to start; this is Node ${process.versions.node}.`)
}

const installStamp = () => hash('package-lock.json')
const clientStamp = () => hash('prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json')
const isInstalled = () => readIfThere(stamps.install) === installStamp() && fs.existsSync(own)
const isGenerated = () => readIfThere(stamps.client) === clientStamp()

/**
 * npm writes node_modules/.package-lock.json last: when it agrees with the committed lock file, the install is whole
 * and current, whoever made it.
 */
function matchesLockFile() {
  const done = readIfThere(path.join(modules, '.package-lock.json'))
  if (!done || !fs.existsSync(own)) return false
  /** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} Packages */
  /** @type {Packages} */
  const there = JSON.parse(done).packages
  /** @type {Packages} */
  const wanted = JSON.parse(readIfThere(path.join(project, 'package-lock.json'))).packages
  return Object.entries(wanted).every(([name, { version, optional, devOptional, peer }]) => {
    if (name === '') return true
    const found = there[name]
    return found ? found.version === version : Boolean(optional || devOptional || peer)
  })
}

function install() {
  if (isInstalled()) return
  if (!matchesLockFile()) {
    process.stdout.write('Installing packages (once, a minute or so)\n')
    // NODE_ENV=production would leave out what builds and migrates.
    const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (/ENOSPC/.test(npm.stderr)) refuse(diskFull)
    if (npm.status !== 0) refuse(`${npm.stderr ?? ''}The packages could not be installed: npm ci failed.`)
    if (!fs.existsSync(own)) refuse('The package "node" brought no Node: allow install scripts in npm and try again.')
  }
  writeStamp(stamps.install, installStamp())
}

function generateClient() {
  if (isGenerated()) return
  const prisma = path.join(modules, 'prisma', 'build', 'index.js')
  const run = spawnSync(own, [prisma, 'generate'], { cwd: project, env: environment(), encoding: 'utf8' })
  if (run.status !== 0) refuse(`The database client could not be generated: ${run.stderr || run.error?.message}`)
  writeStamp(stamps.client, clientStamp())
}

/** @param {string} file @param {string} text */
function writeStamp(file, text) {
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    // A tree that belongs to another user can be used as it is: the check is only made again next time.
    if (!(error instanceof Error) || !('code' in error) || !['EACCES', 'EROFS'].includes(String(error.code)))
      throw error
  }
}

/** Two commands started at once must not install over each other: the later one waits for the earlier. */
async function alone(/** @type {() => void} */ work) {
  const lock = path.join(project, '.data', 'install.pid')
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  while (!take(lock)) await sleep(200)
  const release = () => fs.rmSync(lock, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}

/** @param {string} lock */
function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  }
  if (!isAlive(Number(readIfThere(lock)))) fs.rmSync(lock, { force: true })
  return false
}

/** @param {number} pid */
function isAlive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const environment = () => ({
  ...process.env,
  PATH: [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  NODE_COMPILE_CACHE: path.join(modules, '.cache', 'compiled'),
})

/** @param {string} command @param {string[]} rest */
function run(command, rest) {
  const script = path.join(project, 'scripts', `${command}.ts`)
  if (!/^[a-z0-9-]+$/.test(command) || !fs.existsSync(script)) refuse(`There is no command "${command}".`)
  const child = spawn(own, [script, ...rest], { cwd: project, stdio: 'inherit', env: environment() })
  // After Ctrl-C the child has the terminal's signal too; it takes what arrives within a moment for one.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => refuse(`The command "${command}" could not be run: ${error.message}.`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

checkNode()
if (!isInstalled() || !isGenerated()) {
  await alone(() => {
    install()
    generateClient()
  })
}
const [command = '', ...rest] = process.argv.slice(2)
run(command, rest)
