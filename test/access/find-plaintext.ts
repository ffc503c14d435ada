import { pinyin } from 'pinyin-pro'
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

/** Where one of these texts can be read in any table, index of search and queue of jobs of a database; as `schema.table: text`. */
export async function findInDatabase(db: Db, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ all: string }>(`SELECT t::text AS all FROM ${name} t`)
    const dump = rows.map((row) => row.all).join('\n')
    found.push(
      ...texts.filter((text) => waysToWrite(text).some((way) => dump.includes(way))).map((text) => `${name}: ${text}`),
    )
  }
  return found
}
