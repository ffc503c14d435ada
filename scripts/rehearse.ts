import fs from 'node:fs'
import path from 'node:path'
import { openDb } from '#server/db/db.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { SetupError } from '#server/setup-error.ts'
import { live } from './boot/life.ts'
import { visitDatabase } from './boot/visit-database.ts'
import type { Sum } from './rehearse/evidence.ts'
import { readOptions } from './rehearse/options.ts'
import { planDay } from './rehearse/plan.ts'
import { play } from './rehearse/play.ts'
import { renderReport } from './rehearse/report.ts'
import { readShopFacts } from './rehearse/shop-facts.ts'
import { judge, judgeDesk } from './rehearse/verdict.ts'

/*
 * Plays 28 August against the running shop, through its pages and sockets, then asks the database whether every fen and
 * every bird is where it belongs. Exit code 1 on any difference. Leaves a report in .data/rehearsals/.
 */
const print = (line: string) => process.stdout.write(`${line}\n`)

const describeSum = ({ what, expected, found, ok }: Sum) =>
  `${ok ? 'ok      ' : 'DIFFERS '} ${what.padEnd(46)} ${ok ? found : `expected ${expected}, found ${found}`}`

await live(
  async (life) => {
    const options = readOptions(process.argv.slice(2))
    const answer = await fetch(`${options.url}/healthz`).catch(() => null)
    if (!answer?.ok)
      throw new SetupError(`No shop answers at ${options.url}: start it with npm start, or name it with --url.`)
    const db = openDb(await visitDatabase(life), { max: 2 })
    life.atEnd(() => db.close())
    const day = planDay(options.seed)
    const facts = await readShopFacts(db.pool, day)

    print(
      `Rehearsing 28 August at ${options.speed}× against ${options.url}: ${day.length} orders, ${options.viewers} viewers\n`,
    )
    const played = await play({ options, day, facts, stopped: life.stopped, print })
    const { notes, room } = played
    const sums = [
      ...(await judge(db.pool, { facts, day, notes, room })),
      ...(await judgeDesk(db.pool, { facts, day, played })),
    ]
    const report = await reconcile(db)

    print('')
    for (const sum of sums) print(describeSum(sum))
    for (const failure of played.failures) print(`FAILED   ${failure}`)
    for (const { name, breaches } of report.findings) if (breaches > 0) print(`BREACHED ${name}: ${breaches}`)
    fs.mkdirSync(options.reports, { recursive: true })
    const file = path.join(options.reports, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.html`)
    fs.writeFileSync(file, renderReport({ options, day, facts, played, sums, report }))

    const wrong = sums.filter(({ ok }) => !ok).length
    const breached = report.findings.filter(({ breaches }) => breaches > 0).length
    print(`\nReport: ${path.relative(process.cwd(), file)}`)
    if (wrong + breached + played.failures.length > 0)
      throw new SetupError(
        `The rehearsal failed: ${wrong} sums differ, ${breached} invariants are breached, ${played.failures.length} orders went wrong.`,
      )
    print(
      `The rehearsal passed: ${sums.length} sums agree, ${report.findings.length} invariants hold (${played.seconds.toFixed(0)} s).`,
    )
  },
  { stay: false },
)
