import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import { checkBooks } from '#server/ledger/check-books.ts'
import type { Damage } from '#server/ledger/seal/explain-damage.ts'
import { headsFile } from '#server/ledger/seal/heads.ts'
import { SetupError } from '#server/setup-error.ts'
import { live } from './boot/life.ts'
import { visitDatabase } from './boot/visit-database.ts'
import { visitFiles } from './boot/visit-files.ts'

/*
 * Checks the chain of sealed blocks against the ledger and against the heads kept outside the database (LEDGER_HEADS, or
 * ledger-heads.log of DATA_DIR), and the balances of closed days against the postings. While the shop sells or while it is
 * stopped. `--whole` reads all rows, also those that an earlier check read and that are byte for byte what they were. Exit
 * code 1 at the first block that is not as it was sealed.
 */
const print = (text: string) => process.stdout.write(`${text}\n`)

const kinds: Record<Damage['kind'], string> = {
  missing: 'rows are missing',
  extra: 'rows were added',
  changed: 'rows were changed',
  reordered: 'two rows stand in each other’s place',
  broken: 'it does not follow from the block before',
  forged: 'the row of the block itself is not as it was sealed',
  replaced: 'it is another block than the one whose head was kept outside',
  cut: 'its head was kept outside, but it is not in the database',
}

function inWords({ block, kind, table, rows, count }: Damage): string {
  const where = table ? `: ${table === 'entry' ? 'entries' : `${table}s`}, ${count}` : ''
  const named = rows.length > 0 ? ` (${rows.join(', ')})` : ''
  return `Block ${block} is the first that is not sound: ${kinds[kind]}${where}${named}.`
}

await live(
  async (life) => {
    const db = openDb(await visitDatabase(life), { max: 4 })
    life.atEnd(() => db.close())
    const { DATA_DIR, LEDGER_HEADS } = process.env
    const env = { DATA_DIR: DATA_DIR || '.data', LEDGER_HEADS: LEDGER_HEADS || undefined }
    const began = performance.now()
    const whole = process.argv.includes('--whole')
    const checked = await checkBooks({ db, clock: systemClock, files: await visitFiles(), env }, { whole })
    const { damage, wrongBalance, blocks, read, entries, postings, bytes, head, heads } = checked
    if (damage) throw new SetupError(inWords(damage))
    if (wrongBalance)
      throw new SetupError(
        `The balance of ${wrongBalance.code} at the end of ${wrongBalance.day} is not the sum of its postings.`,
      )
    const took = (performance.now() - began) / 1000
    const hashed = ((bytes.rows + bytes.pages) / 1e6).toFixed(1)
    print(
      `${blocks} blocks are sound: ${entries} entries, ${postings} postings (${took.toFixed(1)} s, ${hashed} MB hashed).`,
    )
    if (read < blocks)
      print(
        `The rows of ${read} blocks were read; of the others no byte has changed since theirs were (--whole reads all).`,
      )
    if (head) print(`Head ${head.number} of ${head.sealedAt.toISOString()}: ${head.hash}`)
    const file = headsFile(env)
    print(heads === null ? `There are no heads to compare with in ${file}.` : `${heads} heads in ${file} agree.`)
  },
  { stay: false },
)
