import type { FieldValues } from '#domain/catalog/fields.ts'
import type { RegistryValues, Relation } from '#domain/registry/fields.ts'
import type { Vault } from '#server/vault/vault.ts'

/** Somebody who lives in a household. */
export type Member = { relation: Relation; birthYear: number | null; name: string; idNumber: string | null }

/** What a change asks for. `before` is as `HouseholdState` holds it; `after` is in the clear, and therefore sealed. */
export type ChangeContent = {
  before: FieldValues
  after: RegistryValues
  /** All members anew; absent where they stay. */
  members?: Member[]
  /** The household that it is merged into. */
  intoId?: string
  why: string
}

export const changeAbout = (changeId: string): string => `household_change:${changeId}`
export const sealChange = (vault: Vault, id: string, content: ChangeContent): Promise<string> =>
  vault.seal(JSON.stringify(content), changeAbout(id))
export const openChange = async (vault: Vault, id: string, sealed: string): Promise<ChangeContent> =>
  JSON.parse(await vault.open(sealed, changeAbout(id)))
