import { randomInt } from 'node:crypto'
import type { Vault } from '#server/vault/vault.ts'

/** Six digits, leading zeros kept. */
export const makeCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** Keyed, since six digits alone are soon tried through by whoever has the database. Hex, 64 characters. */
export const hashCode = (vault: Pick<Vault, 'index'>, checkId: string, code: string): string =>
  vault.index('receipt_code', `${checkId}:${code}`).toString('hex')
