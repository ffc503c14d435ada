import pino from 'pino'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import { chooseSearchHost } from '#server/search/choose-host.ts'
import { rebuildIndex } from '#server/search/rebuild-index.ts'
import { live } from './boot/life.ts'
import { visitDatabase } from './boot/visit-database.ts'

/*
 * Makes every search document again, in the shop's database and, with MEILI_URL, in Meilisearch, while the shop sells or
 * while it is stopped. Searches go on being answered from what is there until the new index takes its place.
 */
await live(
  async (life) => {
    const db = openDb(await visitDatabase(life), { max: 2 })
    life.atEnd(() => db.close())
    const { MEILI_URL, MEILI_KEY } = process.env
    const search = chooseSearchHost({ MEILI_URL, MEILI_KEY }, db, pino({ level: 'warn' }))
    const began = performance.now()
    const documents = await rebuildIndex({ db, clock: systemClock, search })
    const where = MEILI_URL ? `the database and ${MEILI_URL}` : 'the database'
    const took = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${documents} products can be found in ${where} (${took} s).\n`)
  },
  { stay: false },
)
