import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { changeParcel } from './change-parcel.ts'
import { followParcels } from './follow-parcels.ts'
import { lockParcel } from './lock-parcel.ts'

/**
 * A member of the producer says that the carrier has delivered a parcel. Saying so twice is harmless.
 * @throws DomainError NotFound, ParcelStateConflict {from, to} (not sent yet)
 */
export async function markDelivered(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  parcelId: string,
): Promise<void> {
  await db.tx(async (sql) => {
    const { order, parcel } = await lockParcel(sql, userId, parcelId)
    if (parcel.state === 'delivered') return
    const done = { at: clock.now(), actor: `user:${userId}` }
    await changeParcel(sql, { parcelId, from: parcel.state, to: 'delivered', ...done })
    await followParcels(sql, order, done)
  })
}
