import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { v7 as newId } from 'uuid'
import { decideFund } from '#server/aid/decide-fund.ts'
import { setUpFund } from '#server/aid/set-up-fund.ts'
import type { Db } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import type { ProposedShare } from '#server/linkage/check-proposal.ts'
import { decideVersion } from '#server/linkage/decide-version.ts'
import { proposeVersion } from '#server/linkage/propose-version.ts'
import { sealBankAccount } from '#server/vault/personal.ts'
import { chargeFreight } from '#test/factories/offers.ts'
import { makeFarm } from '#test/factories/parcels.ts'
import { bankProof } from '#test/factories/payouts.ts'
import { till } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'
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
  const account = await sealBankAccount(testVault, newId(), { number: '6222020020061234567', holder: '杨秀英' })
  /** The first day that is not closed; the same books for all districts. */
  const books = { firstOpen: '' }
  return { ...shop, files: memoryFiles(), log: pino({ level: 'silent' }), env, account, books }
}
export type HistoryShop = Awaited<ReturnType<typeof openShop>>

/** Accounts that a second person approved; nobody reads their numbers here. */
const giveAccounts = ({ db, clock, account }: HistoryShop, households: readonly string[]) =>
  db.pool.query(
    `INSERT INTO household_bank_account (id, household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, state,
       proposed_by, proposed_at, decided_by, decided_at)
     SELECT uuidv7(), h, '丰都农村商业银行', $3, $4, $5, $6, 'approved', 'one', $2, 'another', $2 FROM unnest($1::uuid[]) h`,
    [households, clock.now(), account.number_sealed, account.holder_sealed, account.number_index, account.last_four],
  )

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
  await giveAccounts(shop, households)
  await chargeFreight(db, fresh)
  await chargeFreight(db, keeps, { freeAboveFen: FREE_ABOVE_FEN })
  const products = await Promise.all(
    [fresh, keeps].map(async (farm, at): Promise<Product> => {
      const { productId, producerId, farmer, agreementVersionId } = farm
      const { rows } = await db.pool.query<{ id: string }>(
        'SELECT agreement_id AS id FROM agreement_version WHERE id = $1',
        [agreementVersionId],
      )
      const good = { productId, producerId, priceFen: PRICES[at] ?? 0n, freeAboveFen: at === 0 ? null : FREE_ABOVE_FEN }
      const agreed = { agreementId: rows[0]?.id ?? '', shares: await sharesOf(shop, agreementVersionId) }
      return { ...good, ...agreed, farmer, fresh: at === 0 }
    }),
  )
  const [proposer, approver] = [fresh.proposerId, fresh.approverId].map((userId) => viewer({ userId }))
  if (!proposer || !approver) throw new Error('two people decide')
  const district = { districtCode, market: fresh, households, products, proposer, approver }
  return { ...district, fundId: null as string | null }
}
export type District = Awaited<ReturnType<typeof openDistrict>>
/** A good, who sells it, and how its price is divided now. */
export type Product = Good & { agreementId: string; shares: Share[]; farmer: string; fresh: boolean }

/** The district's aid fund, set up by two people when it is first needed. @returns its id */
export async function fundOf(shop: HistoryShop, district: District): Promise<string> {
  if (district.fundId) return district.fundId
  const { districtCode, proposer, approver } = district
  const id = randomUUID()
  await setUpFund(shop, proposer, {
    ...{ id, code: `F-${id.toUpperCase()}`, nameZh: '产业帮扶资金', nameEn: '', sourceZh: '协作资金', sourceEn: '' },
    ...{ districtCode, year: shop.clock.now().getUTCFullYear(), amountFen: 30_000_000n },
  })
  await decideFund(shop, approver, { fundId: id, decision: 'approved' })
  district.fundId = id
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
