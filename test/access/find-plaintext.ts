import fs from 'node:fs'
import path from 'node:path'
import { pinyin } from 'pinyin-pro'
import { readSheet } from 'read-excel-file/node'
import type { Db } from '#server/db/db.ts'

/** Every way in which a text may stand somewhere without being sealed. */
export function waysToWrite(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8')
  // In base64 a text looks different after one or two other bytes; the characters it shares with neighbours are left out.
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return whole.slice([0, 2, 3][before], Math.floor(((before + bytes.length) * 8) / 6))
  })
  const escaped = [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  const sounds = /\p{Script=Han}/u.test(text) ? [pinyin(text, { toneType: 'none', type: 'array' })] : []
  return [
    ...[text, encodeURIComponent(text), bytes.toString('hex'), bytes.toString('utf16le'), escaped, ...base64],
    ...base64.map((code) => code.replaceAll('+', '-').replaceAll('/', '_')),
    ...sounds.flatMap((each) => [each.join(''), each.join(' ')]),
  ].filter((way) => way.length >= 4 || way === text)
}

/** Those of some texts that can be read in another, however they are written there. */
export const readableIn = (dump: string, texts: readonly string[]): string[] =>
  texts.filter((text) => waysToWrite(text).some((way) => dump.includes(way)))

/** Where one of these texts can be read in any file below a folder, also in the cells of spreadsheets; as `name: text`. */
export async function findInFolder(folder: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name))
    const packed = bytes.subarray(0, 2).toString() === 'PK'
    const dump = packed ? JSON.stringify(await readSheet(bytes)) : bytes.toString()
    found.push(...readableIn(dump, texts).map((text) => `${entry.name}: ${text}`))
  }
  return found
}

/** Where one of these texts can be read in any table, index of search and queue of jobs of a database; as `schema.table: text`. */
export async function findInDatabase(db: Db, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ all: string }>(`SELECT t::text AS all FROM ${name} t`)
    const dump = rows.map((row) => row.all).join('\n')
    found.push(...readableIn(dump, texts).map((text) => `${name}: ${text}`))
  }
  return found
}
