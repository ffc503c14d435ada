import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import {
  type ImportKind,
  type ImportRow,
  importKinds,
  problemsInOrder,
  readImportSheet,
} from '#domain/registry/sheets.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { coverWords } from '#server/vault/cover-words.ts'
import type { Vault } from '#server/vault/vault.ts'
import { countsOf, type ImportPlan, type Planning, sealPlan } from './import-plan.ts'
import { planAgreements } from './plan-agreements.ts'
import { planHouseholds } from './plan-households.ts'
import { planPayroll } from './plan-payroll.ts'
import { planSurveys } from './plan-surveys.ts'
import { openSheet } from './sheet-file.ts'

const planners: Record<ImportKind, (by: Planning, rows: readonly ImportRow[]) => Promise<ImportPlan>> = {
  households: planHouseholds,
  surveys: planSurveys,
  agreements: planAgreements,
  payroll: planPayroll,
}

/** Where a sheet belongs, for somebody who sees more than one district: where its first row does. */
const districtOf: Record<'household' | 'village' | 'agreement', string> = {
  household: `SELECT t.district_code AS district FROM household h JOIN village v ON v.code = h.village_code
    JOIN township t ON t.code = v.township_code WHERE h.code = ANY($1::text[]) LIMIT 1`,
  village: `SELECT t.district_code AS district FROM village v JOIN township t ON t.code = v.township_code WHERE v.code = ANY($1::text[]) LIMIT 1`,
  agreement: `SELECT f.district_code AS district FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id
    WHERE g.code = ANY($1::text[]) LIMIT 1`,
}

async function placeOf(sql: Sql, rows: readonly ImportRow[]): Promise<string> {
  const asks = [
    ['village', 'villageCode'],
    ['agreement', 'agreement'],
    ['household', 'code'],
  ] as const
  for (const [what, column] of asks) {
    const codes = rows.flatMap(({ values }) => (values[column] ? [String(values[column])] : []))
    const { rows: found } = await sql.query<{ district: string }>(districtOf[what], [codes.slice(0, 50)])
    if (found[0]) return found[0].district
  }
  throw new DomainError('InvalidInput', { field: 'file', rule: 'nowhere' })
}

/**
 * Reads a sheet and keeps, sealed, what it would change; nothing is changed. A file that is applied already is recognised by its
 * bytes, one that the same person only checked is compared anew.
 * @returns the import's id, and whether the file has been applied before
 * @throws DomainError Forbidden, InvalidInput {field: 'file' | 'kind', rule}
 */
export async function checkImport(
  { db, clock, vault }: { db: Db; clock: Clock; vault: Vault },
  viewer: Viewer,
  { kind, bytes }: { kind: string; bytes: Uint8Array },
): Promise<{ id: string; applied: boolean }> {
  const scope = districtInScope(viewer)
  const known = importKinds.find((one) => one === kind)
  if (!known) throw new DomainError('InvalidInput', { field: 'kind', rule: 'required' })
  const read = readImportSheet(known, await openSheet(bytes))
  const covered = await coverWords({ db, vault }, viewer, read.rows)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const [by, now] = [`user:${viewer.userId}`, clock.now()]
  return db.tx(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash])
    const district = scope ?? (await placeOf(sql, read.rows))
    const { rows } = await sql.query<{ id: string; state: string }>(
      `SELECT id, state FROM registry_import WHERE file_hash = $1 AND kind = $2::registry_import_kind AND district_code = $4
         AND (state = 'applied' OR state = 'checked' AND uploaded_by = $3) ORDER BY state = 'applied' DESC, uploaded_at DESC LIMIT 1`,
      [hash, known, by, district],
    )
    if (rows[0]?.state === 'applied') return { id: rows[0].id, applied: true }
    const plan = await planners[known]({ sql, vault, viewer, now, district }, covered)
    const all = { ...plan, problems: problemsInOrder(known, read.problems, plan.problems) }
    const id = rows[0]?.id ?? newId()
    await sql.query(
      `INSERT INTO registry_import (id, kind, district_code, file_hash, sealed, counts, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET sealed = EXCLUDED.sealed, counts = EXCLUDED.counts, uploaded_at = EXCLUDED.uploaded_at`,
      [...[id, known, district, hash, await sealPlan(vault, id, all)], ...[JSON.stringify(countsOf(all)), by, now]],
    )
    return { id, applied: false }
  })
}
