import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openDatabase } from './boot/database.ts'
import { fillDatabase } from './boot/demo-data.ts'
import { readEnvironment, toVariables } from './boot/environment.ts'
import { greet } from './boot/greeting.ts'
import { live } from './boot/life.ts'
import { checkPort } from './boot/port.ts'

await live(async (life) => {
  const { env, givenDatabase, dataFolder } = readEnvironment('development')
  await checkPort(env)
  const url = await openDatabase(givenDatabase, dataFolder, life)
  life.stopped.throwIfAborted()
  await fillDatabase(url, { demo: env.DEMO })
  life.stopped.throwIfAborted()
  greet({ url: env.PUBLIC_URL, demo: env.DEMO })
  const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'scripts/boot/dev-server.ts'], {
    stdio: 'inherit',
    env: { ...process.env, ...toVariables({ ...env, DATABASE_URL: url }) },
  })
  life.atEnd(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  })
})
