import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Env } from '#server/env.ts'
import { headsFile, orNone } from './heads.ts'

const stretch = z.object({
  table: z.enum(['account', 'entry', 'posting']),
  at: z.number(),
  digest: z.string(),
  numbers: z.object({ lowest: z.coerce.bigint(), highest: z.coerce.bigint() }).nullable(),
})

const seen = z.object({
  /** When all rows were last read (UTC). */
  since: z.coerce.date(),
  /** Of the columns, as in `Pages`. */
  shape: z.string(),
  /** How many blocks there were, and SHA-256 (hex) over their own rows. */
  blocks: z.number(),
  chain: z.string(),
  /** Stretches that did not change while all their blocks were checked. */
  stretches: z.array(stretch),
})

/** What a check found sound, kept where the database cannot reach, so that the next one need not take it apart again. */
export type Seen = z.infer<typeof seen>

/** Beside the heads, because whoever can write one of the two files can hide what they did. */
const seenFile = (env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'>) =>
  path.join(path.dirname(headsFile(env)), 'ledger-seen.json')

/** @returns null where there is no such file, or none that can be understood */
export async function readSeen(env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'>): Promise<Seen | null> {
  const text = await fs.readFile(seenFile(env), 'utf8').catch(orNone)
  return text === null ? null : (seen.safeParse(parse(text)).data ?? null)
}

/** @returns what the schema refuses where a crash cut the text off */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export async function writeSeen(env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'>, value: Seen): Promise<void> {
  const file = seenFile(env)
  await fs.mkdir(path.dirname(file), { recursive: true })
  await fs.writeFile(
    `${file}.new`,
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)),
    { flush: true },
  )
  await fs.rename(`${file}.new`, file)
}
