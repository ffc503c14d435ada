import { openDb } from '#server/db/db.ts'
import { type Finding, reconcile } from '#server/reconcile/reconcile.ts'
import { checkRecordedFiles } from '#server/recordings/check-files.ts'
import { SetupError } from '#server/setup-error.ts'
import { live } from './boot/life.ts'
import { visitDatabase } from './boot/visit-database.ts'
import { visitFiles } from './boot/visit-files.ts'

/*
 * Checks every invariant of stock, money and households in the shop's database, on one snapshot, while it sells or
 * while it is stopped; and some files of recordings. Exit code 1 where anything is breached.
 */
const FILES_READ = 500

const print = (text: string) => process.stdout.write(`${text}\n`)

function describeFinding({ name, describe, breaches, examples }: Finding): string[] {
  const lines = [`${breaches === 0 ? 'holds   ' : 'BREACHED'}  ${name.padEnd(38)} ${describe}`]
  if (breaches === 0) return lines
  const rows = examples.map((example) =>
    Object.entries(example)
      .map(([column, value]) => `${column} ${value instanceof Date ? value.toISOString() : value}`)
      .join(', '),
  )
  const rest = breaches - rows.length
  return [...lines, ...rows.map((row) => `            ${row}`), ...(rest > 0 ? [`            and ${rest} more`] : [])]
}

await live(
  async (life) => {
    const db = openDb(await visitDatabase(life), { max: 2 })
    life.atEnd(() => db.close())
    const began = performance.now()
    const { findings: invariants } = await reconcile(db)
    const findings = [...invariants, await checkRecordedFiles({ db, files: await visitFiles() }, FILES_READ)]
    for (const finding of findings) for (const line of describeFinding(finding)) print(line)
    const breached = findings.filter(({ breaches }) => breaches > 0).length
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`
    if (breached > 0) throw new SetupError(`${breached} of ${findings.length} invariants are breached (${took}).`)
    print(`\nAll ${findings.length} invariants hold (${took}).`)
  },
  { stay: false },
)
