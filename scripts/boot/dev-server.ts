/* The part of `npm run dev` that starts again when a file of server/ or domain/ changes; Vite sees to app/. */
import { createServer } from 'vite'
import { parseEnv } from '#server/env.ts'
import { main } from '#server/index.ts'
import { live } from './life.ts'

await live(async (life) => {
  const server = await main(parseEnv(process.env), (http) =>
    // Hot reload shares the port with the pages and the live room.
    createServer({ server: { middlewareMode: true, hmr: { server: http } }, clearScreen: false }),
  )
  life.atEnd(() => server.close())
  process.stdout.write(`Serving ${server.url}\n`)
})
