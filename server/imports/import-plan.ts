import type { FieldValues } from '#domain/catalog/fields.ts'
import type { RegistryValues } from '#domain/registry/fields.ts'
import type { ImportProblem, ImportRow } from '#domain/registry/sheets.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'

/** What an import does to one thing. Sealed: `after` is in the clear. */
export type PlannedChange = {
  /** Code of the household; of an agreement or a list its own key. */
  key: string
  row: number
  kind: 'new' | 'changed'
  /** The household or agreement version it is about; null until a new household is made. */
  id: string | null
  /** As `HouseholdState` holds it: personal fields by their blind index. */
  before: FieldValues
  after: RegistryValues
  /** Rows that belong together: shares of an agreement, people of a list. */
  rows?: ImportRow[]
  /** What it made: a list, a version. */
  madeId?: string
  /** What stood there before, still sealed, so that it can be put back without reading it. */
  was?: Record<string, string | number | null>
  /** After undoing: it stayed, for something has been built on it since. */
  kept?: boolean
}

export type ImportPlan = { changes: PlannedChange[]; problems: ImportProblem[]; same: number; rows: number }
export type ImportCounts = { rows: number; fresh: number; changed: number; same: number; wrong: number }
export type Planning = { sql: Sql; vault: Vault; viewer: Viewer; now: Date; district: string }

export const countsOf = ({ changes, problems, same, rows }: ImportPlan): ImportCounts => ({
  rows,
  fresh: changes.filter(({ kind }) => kind === 'new').length,
  changed: changes.filter(({ kind }) => kind === 'changed').length,
  same,
  wrong: new Set(problems.map(({ row }) => row)).size,
})

const about = (importId: string): string => `registry_import:${importId}`
export const sealPlan = (vault: Vault, importId: string, plan: ImportPlan): Promise<string> =>
  vault.seal(JSON.stringify(plan), about(importId))
export const openPlan = async (vault: Vault, importId: string, sealed: string): Promise<ImportPlan> =>
  JSON.parse(await vault.open(sealed, about(importId)))
