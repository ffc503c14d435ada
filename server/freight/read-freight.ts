import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readProducerEntry } from '#server/merchandising/list-producers.ts'

/** One price of a rule: up to so many grams, for a province or (null) everywhere else; null fee: not delivered there. */
export type Band = { province: string | null; upToG: number; feeFen: bigint | null; extraKgFen: bigint }

export type FreightRule = { coldChain: boolean; freeAboveFen: bigint | null; bands: Band[] }

export type ProducerFreight = {
  producerId: string
  nameZh: string
  nameEn: string
  /** At most one for chilled and one for other goods. */
  rules: FreightRule[]
}

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readFreight({ db }: { db: Db }, viewer: Viewer, producerId: string): Promise<ProducerFreight> {
  const producer = await readProducerEntry({ db }, viewer, producerId)
  const rules = await db.prisma.freightRule.findMany({
    where: { producerId },
    include: { bands: { orderBy: [{ province: 'asc' }, { upToG: 'asc' }] } },
    orderBy: { coldChain: 'asc' },
  })
  return {
    producerId,
    nameZh: String(producer.values.nameZh),
    nameEn: String(producer.values.nameEn),
    rules: rules.map(({ coldChain, freeAboveFen, bands }) => ({
      coldChain,
      freeAboveFen,
      bands: bands.map(({ province, upToG, feeFen, extraKgFen }) => ({ province, upToG, feeFen, extraKgFen })),
    })),
  }
}
