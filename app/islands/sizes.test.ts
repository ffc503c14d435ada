import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import config from '../../vite.islands.config.ts'
import { islands } from './registry.ts'

/** Bytes, compressed. No page may use more, even one that names every island. */
const LIMIT = 15_000

interface Chunk {
  type: 'chunk' | 'asset'
  fileName: string
  name?: string
  code?: string
  imports?: string[]
  isDynamicEntry?: boolean
  exports?: string[]
}

let chunks: Chunk[]

beforeAll(async () => {
  const inMemory = { ...config.build, write: false }
  const result = await build({ ...config, configFile: false, mode: 'production', logLevel: 'error', build: inMemory })
  if (!('output' in result)) throw new Error('the islands are one build')
  chunks = (result.output as unknown as Chunk[]).filter(({ type }) => type === 'chunk')
}, 30_000)

test('all islands together are smaller than one page may be', () => {
  // What is fetched only when somebody asks for it is no weight of the page.
  const scripts = chunks.filter(({ fileName, isDynamicEntry }) => fileName !== 'sw.js' && !isDynamicEntry)
  expect(scripts.map(({ name }) => name)).toEqual(expect.arrayContaining([...islands]))
  const bytes = scripts.reduce((sum, { code = '' }) => sum + gzipSync(code).length, 0)
  expect(bytes).toBeLessThanOrEqual(LIMIT)
})

test('the service worker is a classic script of one file', () => {
  const worker = chunks.find(({ fileName }) => fileName === 'sw.js')
  expect(worker).toMatchObject({ imports: [], exports: [] })
})
