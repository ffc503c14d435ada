/* The part of `npm run dev` that Node starts again when a file of server/ or domain/ changes; Vite sees to app/. */
import { parseEnv } from '#server/env.ts'
import { main } from '#server/index.ts'
import { live } from './life.ts'

await live(async (life) => {
  const server = await main(parseEnv(process.env))
  life.atEnd(() => server.close())
  process.stdout.write(`Serving ${server.url}\n`)
})
