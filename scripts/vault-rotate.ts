import { openDb } from '#server/db/db.ts'
import { resealOld } from '#server/vault/reseal.ts'
import { openVault } from '#server/vault/vault.ts'
import { vaultKeys } from '#server/vault/vault-keys.ts'
import { readEnvironment } from './boot/environment.ts'
import { live } from './boot/life.ts'
import { visitDatabase } from './boot/visit-database.ts'

/*
 * Seals personal data anew with the newest version of FIELD_KEYS, while the shop sells or while it is stopped. Once it says that
 * nothing is left, versions but the first and the newest may go.
 */
await live(
  async (life) => {
    const db = openDb(await visitDatabase(life), { max: 2 })
    life.atEnd(() => db.close())
    const { env } = readEnvironment('production')
    const done = await resealOld({ db, vault: openVault(vaultKeys(env)) })
    const lines = Object.entries(done).map(([column, count]) => `${String(count).padStart(8)}  ${column}\n`)
    process.stdout.write(`Sealed anew with the newest key:\n${lines.join('')}`)
  },
  { stay: false },
)
