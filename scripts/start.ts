import { openFiles } from '#server/files/open-files.ts'
import { openVault } from '#server/vault/vault.ts'
import { vaultKeys } from '#server/vault/vault-keys.ts'
import { ensureBuild } from './boot/build.ts'
import { openDatabase } from './boot/database.ts'
import { fillDatabase } from './boot/demo-data.ts'
import { readEnvironment } from './boot/environment.ts'
import { greet } from './boot/greeting.ts'
import { live } from './boot/life.ts'
import { checkPort } from './boot/port.ts'

await live(async (life) => {
  const { env, givenDatabase, dataFolder } = readEnvironment('production')
  await checkPort(env)
  const building = ensureBuild(life)
  const opening = openDatabase(givenDatabase, dataFolder, life)
  await Promise.allSettled([opening, building])
  await building
  const url = await opening
  life.stopped.throwIfAborted()
  await fillDatabase(url, { demo: env.DEMO, files: () => openFiles(env), vault: openVault(vaultKeys(env)) })
  life.stopped.throwIfAborted()
  const { main } = await import('#server/index.ts')
  const server = await main({ ...env, DATABASE_URL: url })
  life.atEnd(() => server.close())
  greet({ url: server.url, demo: env.DEMO })
})
