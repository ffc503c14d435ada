import fs from 'node:fs/promises'
import path from 'node:path'
import type { Env } from '#server/env.ts'
import type { Block } from './block.ts'

/** What a block was when it was sealed, kept where the database cannot reach. */
export type Head = { number: bigint; hash: string; sealedAt: Date }

const LINE = /^(\d+) ([0-9a-f]{64}) (\S+)$/

/** Longer than any line. */
const TAIL_BYTES = 256

/** Where heads are written: LEDGER_HEADS, or a file in the data folder. */
export const headsFile = (env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'>): string =>
  path.resolve(env.LEDGER_HEADS ?? path.join(env.DATA_DIR, 'ledger-heads.log'))

/** A line that a crash cut off is none; the next seal writes it again. */
const parse = (text: string): Head[] =>
  text.split('\n').flatMap((line) => {
    const [, number, hash, at] = LINE.exec(line) ?? []
    return number && hash && at ? [{ number: BigInt(number), hash, sealedAt: new Date(at) }] : []
  })

/** For a file that need not be there. */
export const orNone = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

/** All heads, oldest first; null where there is no such file. */
export async function readHeads(file: string): Promise<Head[] | null> {
  const text = await fs.readFile(file, 'utf8').catch(orNone)
  return text === null ? null : parse(text)
}

/** The number of the newest head; 0 without any. */
export const lastHead = async (file: string): Promise<bigint> => parse(await tailOf(file)).at(-1)?.number ?? 0n

/** Adds a line a block, on the disk when this returns. */
export async function appendHeads(file: string, blocks: readonly Pick<Block, 'number' | 'hash' | 'sealedAt'>[]) {
  if (blocks.length === 0) return
  await fs.mkdir(path.dirname(file), { recursive: true })
  const lines = blocks.map(({ number, hash, sealedAt }) => `${number} ${hash} ${sealedAt.toISOString()}\n`)
  const tail = await tailOf(file)
  const torn = tail !== '' && !tail.endsWith('\n')
  await fs.appendFile(file, `${torn ? '\n' : ''}${lines.join('')}`, { flush: true })
}

/** The end of the file, at least its last line. */
async function tailOf(file: string): Promise<string> {
  const handle = await fs.open(file).catch(orNone)
  if (!handle) return ''
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(TAIL_BYTES),
      0,
      TAIL_BYTES,
      Math.max(0, size - TAIL_BYTES),
    )
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
