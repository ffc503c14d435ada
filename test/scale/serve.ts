/* One server process of the scale tests: the built pages, on the database and port that its environment names. */
import { live } from '#scripts/boot/life.ts'
import { parseEnv } from '#server/env.ts'

process.env.NODE_ENV = 'production'
// It ends with the test that started it, however that ends.
process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'))

await live(async (life) => {
  const { main } = await import('#server/index.ts')
  const server = await main(parseEnv(process.env))
  life.atEnd(() => server.close())
  process.stdout.write(`Serving ${server.url}\n`)
})
