import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
import { seed } from './index.ts'
import { keepEvidence } from './keep-evidence.ts'

const database = useDatabase()

test('every version of the demo’s own district has its papers, once, however often it is run', async () => {
  const [db, files, now] = [database.db, memoryFiles(), new Date()]
  await seed(db, { now, vault: testVault, hash: async () => 'unused' })
  await keepEvidence({ db, files }, now)
  await keepEvidence({ db, files }, now)
  const { rows } = await db.pool.query<{ papers: number; bare: number; terms: number }>(
    `SELECT (SELECT count(*)::int FROM evidence) AS papers,
            count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.subject_id = w.id))::int AS bare,
            count(*) FILTER (WHERE w.terms <> '{}')::int AS terms
     FROM agreement_version w JOIN product_family f ON f.id = w.family_id WHERE f.district_code = '500230'`,
  )
  const [found] = rows
  expect(found?.bare).toBe(0)
  expect(found?.papers).toBe(found?.terms)
  const [first] = [...files.kept.values()]
  const text = Buffer.from(first?.bytes ?? []).toString('latin1')
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  expect(text.slice(start, start + 4)).toBe('xref')
})
