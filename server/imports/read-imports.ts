import { DomainError } from '#domain/errors.ts'
import { personalFields } from '#domain/registry/fields.ts'
import type { ImportKind, ImportProblem } from '#domain/registry/sheets.ts'
import { importName } from '#domain/stored-name.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'
import { type ImportCounts, type ImportPlan, openPlan } from './import-plan.ts'

/** A sheet that was handed in; times UTC. */
export type ImportFacts = {
  id: string
  kind: ImportKind
  districtCode: string
  /** By `importName`. */
  fileName: string
  counts: ImportCounts
  state: 'checked' | 'applied' | 'undone'
  uploadedBy: string
  uploader: string | null
  uploadedAt: Date
  applier: string | null
  appliedAt: Date | null
  undoneAt: Date | null
}

type Stored = Omit<ImportFacts, 'fileName'> & { fileHash: string }

const facts = `
SELECT i.id, i.kind, i.district_code AS "districtCode", i.file_hash AS "fileHash", i.counts, i.state, i.uploaded_by AS "uploadedBy",
  u.name AS uploader, i.uploaded_at AS "uploadedAt", w.name AS applier, i.applied_at AS "appliedAt", i.undone_at AS "undoneAt"
FROM registry_import i LEFT JOIN app_user u ON 'user:' || u.id = i.uploaded_by LEFT JOIN app_user w ON 'user:' || w.id = i.applied_by`

const named = ({ fileHash, ...row }: Stored): ImportFacts => ({ ...row, fileName: importName({ ...row, fileHash }) })

/** Sheets of the scope, newest first. @throws DomainError Forbidden */
export async function listImports({ db }: { db: Db }, viewer: Viewer): Promise<ImportFacts[]> {
  const { rows } = await db.pool.query<Stored>(
    `${facts} WHERE $1::bpchar IS NULL OR i.district_code = $1 ORDER BY i.uploaded_at DESC LIMIT 100`,
    [districtInScope(viewer)],
  )
  return rows.map(named)
}

/** An import with its plan, perhaps locked. @throws DomainError NotFound, Forbidden, OutOfScope */
export async function importWithPlan(
  { sql, vault }: { sql: Sql; vault: Vault },
  viewer: Viewer,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ImportFacts & { plan: ImportPlan }> {
  const { rows } = await sql.query<Stored>(`${facts} WHERE i.id = $1 ${lock ? 'FOR UPDATE OF i' : ''}`, [knownId(id)])
  const [row] = rows
  if (!row) throw new DomainError('NotFound')
  requireInScope(viewer, row.districtCode)
  const sealed = await sql.query<{ sealed: string }>('SELECT sealed FROM registry_import WHERE id = $1', [id])
  return { ...named(row), plan: await openPlan(vault, id, sealed.rows[0]?.sealed ?? '') }
}

/** A planned change as pages show it: of what is personal, only that it changes. */
export type ShownChange = {
  key: string
  row: number
  kind: 'new' | 'changed'
  before: Record<string, string | number | boolean | null>
  after: Record<string, string | number | null>
  hidden: string[]
}
export type ImportPage = ImportFacts & { changes: ShownChange[]; problems: ImportProblem[]; kept: string[] }

/** Changes and problems that one page shows; the counts have them all. */
const SHOWN = 200

/** @throws DomainError NotFound, Forbidden, OutOfScope */
export async function readImport(
  { db, vault }: { db: Db; vault: Vault },
  viewer: Viewer,
  id: string,
): Promise<ImportPage> {
  const { plan, ...row } = await importWithPlan({ sql: db.pool, vault }, viewer, id)
  const plain = <T>(values: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !personalFields.includes(name) && name !== 'code'))
  return {
    ...row,
    problems: plan.problems.slice(0, SHOWN),
    kept: plan.changes.filter(({ kept }) => kept).map(({ key }) => key),
    changes: plan.changes.slice(0, SHOWN).map(({ key, row: at, kind, before, after }) => ({
      ...{ key, row: at, kind, before: plain(before), after: plain(after) },
      hidden: Object.keys(after).filter((name) => personalFields.includes(name)),
    })),
  }
}
