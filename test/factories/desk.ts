import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { type Market, type MarketOptions, makeMarket } from './market.ts'
import { till } from './sale.ts'
import { districtViewer } from './viewer.ts'

/** Two people of a market's district: what the one proposes, the other approves. */
export const deskOf = ({ districtCode, proposerId, approverId }: Market): { proposer: Viewer; approver: Viewer } => ({
  proposer: districtViewer(districtCode, proposerId),
  approver: districtViewer(districtCode, approverId),
})

/** A market, the two people who decide in its district, its till, and a place for papers: verbs take it as it is. */
export async function makeDesk(db: Db, { start, ...options }: MarketOptions & { start?: Date } = {}) {
  const market = await makeMarket(db, options)
  return { ...market, ...deskOf(market), ...till(db, { start }), files: memoryFiles() }
}

export type Desk = Awaited<ReturnType<typeof makeDesk>>
