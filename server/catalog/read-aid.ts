import type { Db } from '#server/db/db.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** That a good is recognised as consumer aid. */
export type Aid = { number: string; issuer: Bilingual; certifiedOn: Date; expiresOn: Date; certifiedQuantity: number }

/** The recognition of a family that holds longest on a day, or null. @param day in Asia/Shanghai, `yyyy-mm-dd` */
export async function readAid(db: Pick<Db, 'prisma'>, familyId: string, day: string): Promise<Aid | null> {
  const on = new Date(`${day}T00:00:00Z`)
  const found = await db.prisma.aidCertificate.findFirst({
    where: { familyId, certifiedOn: { lte: on }, expiresOn: { gte: on } },
    orderBy: { expiresOn: 'desc' },
  })
  if (!found) return null
  const { number, issuerZh, issuerEn, certifiedOn, expiresOn, certifiedQuantity } = found
  return { number, issuer: bilingual(issuerZh, issuerEn), certifiedOn, expiresOn, certifiedQuantity }
}
