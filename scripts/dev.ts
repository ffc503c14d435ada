import { openFiles } from '#server/files/open-files.ts'
import { openVault } from '#server/vault/vault.ts'
import { vaultKeys } from '#server/vault/vault-keys.ts'
import { openDatabase } from './boot/database.ts'
import { fillDatabase } from './boot/demo-data.ts'
import { readEnvironment, toVariables } from './boot/environment.ts'
import { greet } from './boot/greeting.ts'
import { live } from './boot/life.ts'
import { checkPort } from './boot/port.ts'
import { restartOnChange } from './boot/restart-on-change.ts'

await live(async (life) => {
  const { env, givenDatabase, dataFolder } = readEnvironment('development')
  await checkPort(env)
  const url = await openDatabase(givenDatabase, dataFolder, life)
  life.stopped.throwIfAborted()
  await fillDatabase(url, { demo: env.DEMO, files: () => openFiles(env), vault: openVault(vaultKeys(env)) })
  life.stopped.throwIfAborted()
  greet({ url: env.PUBLIC_URL, demo: env.DEMO })
  restartOnChange('scripts/boot/dev-server.ts', ['server', 'domain'], toVariables({ ...env, DATABASE_URL: url }), life)
})
