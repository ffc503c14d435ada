import { openVault } from '#server/vault/vault.ts'
import { vaultKeys } from '#server/vault/vault-keys.ts'

/** Seals as a shop does whose secret is known to everybody: for tests and demo data made by them. */
export const testVault = openVault(
  vaultKeys({ AUTH_SECRET: 'a secret of a test that is long enough for anyone', FIELD_KEYS: undefined }),
)
