import { readFund } from '#server/aid/read-fund.ts'
import { readHouseholdAid } from '#server/aid/read-household-aid.ts'
import { readHouseholdPeriods } from '#server/period-income/read-household-periods.ts'
import type { Beside, DistrictFigures } from './figures.ts'
import type { District, HistoryShop } from './stage.ts'

/** What the pages of a household show beside its sales. */
export async function readBeside(shop: HistoryShop, { approver }: District, household: string): Promise<Beside> {
  const [{ classes }, { uses }] = await Promise.all([
    readHouseholdPeriods(shop, approver, household),
    readHouseholdAid(shop, approver, household),
  ])
  const granted = uses.filter(({ kind, state }) => kind === 'grant' && state === 'given')
  return {
    ...{ wage: classes.wage, property: classes.property },
    granted: granted.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  }
}

const readBooks = `
SELECT -coalesce(sum(x.fen) FILTER (WHERE k.code = 'fund:' || $1), 0)::bigint AS fund,
       coalesce(sum(x.fen) FILTER (WHERE k.code = ANY($2::text[])), 0)::bigint AS declared
FROM ledger_account k JOIN ledger_posting x ON x.account_id = k.id WHERE k.code = 'fund:' || $1 OR k.code = ANY($2::text[])`

/** What the ledger says of the district's fund and its producers, and the fund's own page. */
export async function readDistrict(shop: HistoryShop, district: District): Promise<DistrictFigures> {
  const { fundId } = district
  const codes = district.products.map(({ producerId }) => `declared:producer:${producerId}`)
  const { rows } = await shop.db.pool.query<{ fund: bigint; declared: bigint }>(readBooks, [fundId, codes])
  const { leftFen } = await readFund(shop, district.approver, fundId)
  return { fund: rows[0]?.fund ?? 0n, declared: rows[0]?.declared ?? 0n, fundLeft: leftFen }
}
