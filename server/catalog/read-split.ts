import type { LinkageType } from '#domain/linkage-types.ts'
import type { Db } from '#server/db/db.ts'
import type { PriceShare } from './divide-price.ts'

/** The agreement that divides a sale made now. */
export type Split = { code: string; type: LinkageType; validFrom: Date; shares: PriceShare[] }

/** @param at UTC. @returns null where no approved agreement divides sales of the family at that time */
export async function readSplit(db: Pick<Db, 'prisma'>, familyId: string, at: Date): Promise<Split | null> {
  const version = await db.prisma.agreementVersion.findFirst({
    where: {
      familyId,
      state: 'approved',
      carriesSplit: true,
      validFrom: { lte: at },
      OR: [{ validTo: null }, { validTo: { gt: at } }],
    },
    include: { agreement: true, shares: true },
  })
  if (!version) return null
  const { agreement, validFrom, shares } = version
  return {
    code: agreement.code,
    type: agreement.type,
    validFrom,
    shares: shares.map(({ party, householdId, producerId, bps }) => ({ party, householdId, producerId, bps })),
  }
}
