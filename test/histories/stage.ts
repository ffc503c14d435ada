import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { decideFund } from '#server/aid/decide-fund.ts'
import { setUpFund } from '#server/aid/set-up-fund.ts'
import type { Db } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { ProposedShare } from '#server/linkage/check-proposal.ts'
import { decideVersion } from '#server/linkage/decide-version.ts'
import { proposeVersion } from '#server/linkage/propose-version.ts'
import type { Market } from '#test/factories/market.ts'
import { chargeFreight, preorderFor } from '#test/factories/offers.ts'
import { makeFarm } from '#test/factories/parcels.ts'
import { bankProof, giveAccount } from '#test/factories/payouts.ts'
import { makePeriodAgreement } from '#test/factories/period-agreement.ts'
import { till } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { FUND_FEN } from './aid.ts'
import { type Pay, pays } from './lists.ts'
import type { Share } from './model.ts'
import type { Good } from './quote.ts'

const PRICES = [9_800n, 4_699n] as const
/** From here on the farm of goods that keep pays the freight. */
const FREE_ABOVE_FEN = 14_000n

/** A shop on one database. Its clock only goes forward, from after now: the database ends no agreement in its own past. */
export async function openShop(db: Db, dataDir: string) {
  const env = { DATA_DIR: dataDir, LEDGER_HEADS: undefined } as unknown as Env
  const shop = till(db)
  shop.clock.forward(Math.ceil((Date.now() - shop.clock.now().getTime()) / 60_000) + 24 * 60)
  /** The first day that is not closed; the same books for all districts. */
  const books = { firstOpen: '' }
  return { ...shop, files: memoryFiles(), log: pino({ level: 'silent' }), env, books }
}
export type HistoryShop = Awaited<ReturnType<typeof openShop>>

/** A district with two farms, one of fresh goods, and four households that are linked to both in turns. */
export async function openDistrict(shop: HistoryShop) {
  const { db } = shop
  const [fresh, keeps] = [
    await makeFarm(db, { priceFen: PRICES[0] }),
    await makeFarm(db, { priceFen: PRICES[1], costFenPerUnit: 1_333n }),
  ]
  const { districtCode } = fresh
  await db.pool.query('UPDATE product_family SET fresh = true WHERE id = $1', [fresh.familyId])
  await db.pool.query('UPDATE product_family SET district_code = $2 WHERE id = $1', [keeps.familyId, districtCode])
  await db.pool.query('UPDATE producer SET district_code = $2, village_code = $3 WHERE id = $1', [
    ...[keeps.producerId, districtCode, fresh.villageCode],
  ])
  await db.pool.query('UPDATE household SET village_code = $2 WHERE id = ANY($1::uuid[])', [
    ...[keeps.householdIds, fresh.villageCode],
  ])
  const households = [...fresh.householdIds, ...keeps.householdIds]
  const accounts = new Map(households.map((household, at) => [household, String(6_222_020_020_061_230n + BigInt(at))]))
  await Promise.all([...accounts].map(([household, number]) => giveAccount(shop, household, number)))
  await chargeFreight(db, fresh)
  await chargeFreight(db, keeps, { freeAboveFen: FREE_ABOVE_FEN })
  const products = await Promise.all(
    [fresh, keeps].map(async (farm, at): Promise<Product> => {
      const { productId, producerId, farmer, agreementVersionId } = farm
      const { rows } = await db.pool.query<{ id: string }>(
        'SELECT agreement_id AS id FROM agreement_version WHERE id = $1',
        [agreementVersionId],
      )
      const terms =
        at === 0 ? { freeAboveFen: null, claimHours: 48 } : { freeAboveFen: FREE_ABOVE_FEN, claimHours: 168 }
      const good = { productId, producerId, priceFen: PRICES[at] ?? 0n, ...terms }
      const agreed = { agreementId: rows[0]?.id ?? '', shares: await sharesOf(shop, agreementVersionId) }
      return { ...good, ...agreed, farmer }
    }),
  )
  const [proposer, approver] = [fresh.proposerId, fresh.approverId].map((userId) => viewer({ userId }))
  if (!proposer || !approver) throw new Error('two people decide')
  const versions = await payByTheMonth(shop, { ...fresh, householdIds: households as [string, string] })
  const district = { districtCode, market: fresh, households, accounts, products, versions, proposer, approver }
  return { ...district, fundId: await openFund(shop, district) }
}
export type District = Awaited<ReturnType<typeof openDistrict>>
/** A good, who sells it, and how its price is divided now. */
export type Product = Good & { agreementId: string; shares: Share[]; farmer: string }

/** Agreements by which the first farm pays all households by the month. @returns their versions */
async function payByTheMonth({ db }: HistoryShop, farm: Market): Promise<Record<Pay, string>> {
  const rate = (pay: Pay) => String(pays[pay].rateFen)
  const [wage, land_rent, share_dividend] = await Promise.all([
    makePeriodAgreement(db, farm, 'wage', { employer: '合作社', post: '分拣', dayRateFen: rate('wage') }),
    makePeriodAgreement(db, farm, 'land_rent', {
      ...{ plot: '坡地', areaMu: 1_000_000, rentPerMuYearFen: rate('land_rent') },
    }),
    makePeriodAgreement(db, farm, 'share_dividend', { shares: 1_000_000, pricePerShareFen: '100' }),
  ])
  return { wage, land_rent, share_dividend }
}

/** Both goods can be reserved with a part of their price, and are released in so many days. @returns when, as the clock counts */
export async function takePreorders(
  { db, clock }: HistoryShop,
  { products }: District,
  { days, bps }: { days: number; bps: number },
): Promise<number> {
  const { from, until, releasesOn } = preorderFor(clock.now(), days)
  await db.pool.query(
    `UPDATE product SET preorder_from = $2, preorder_until = $3, releases_on = $4, deposit_bps = $5 WHERE id = ANY($1::uuid[])`,
    [products.map(({ productId }) => productId), from, until, releasesOn, bps],
  )
  return releasesOn.getTime() - 8 * 3_600_000
}

/** The district's aid fund, set up by two people. @returns its id */
async function openFund(
  shop: HistoryShop,
  { districtCode, proposer, approver }: { districtCode: string; proposer: Viewer; approver: Viewer },
): Promise<string> {
  const id = randomUUID()
  await setUpFund(shop, proposer, {
    ...{ id, code: `F-${id.toUpperCase()}`, nameZh: '产业帮扶资金', nameEn: '', sourceZh: '协作资金', sourceEn: '' },
    ...{ districtCode, year: shop.clock.now().getUTCFullYear(), amountFen: FUND_FEN },
  })
  await decideFund(shop, approver, { fundId: id, decision: 'approved' })
  return id
}

/** The shares of a version, as the model sees them. */
export async function sharesOf({ db }: HistoryShop, versionId: string): Promise<Share[]> {
  const { rows } = await db.pool.query<{
    party: string
    household: string | null
    producer: string | null
    bps: number
    cost: bigint
  }>(
    `SELECT party::text, household_id AS household, producer_id AS producer, bps, cost_fen_per_unit AS cost FROM agreement_share WHERE version_id = $1`,
    [versionId],
  )
  const codeOf = ({ party, household, producer }: (typeof rows)[number]) =>
    household ? `household:${household}` : producer ? `producer:${producer}` : party
  return rows.map((row) => ({ code: codeOf(row), household: row.household, bps: BigInt(row.bps), costFen: row.cost }))
}

/** The next version of a product's agreement, proposed and approved by two people, in force from now on. @returns its id */
export async function agree(
  shop: HistoryShop,
  { proposer, approver }: District,
  { agreementId }: District['products'][number],
  shares: readonly ProposedShare[],
): Promise<string> {
  const versionId = await proposeVersion(shop, proposer, {
    ...{ agreementId, validFrom: shop.clock.now(), validTo: null, evidence: '代销协议', shares },
    terms: { feeBps: 400, settleDays: 30 },
    file: { ...bankProof(agreementId), kind: 'contract' },
  })
  await decideVersion(shop, approver, { versionId, decision: 'approved' })
  return versionId
}
