import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { ClaimKind } from '#domain/claim-rules.ts'
import { openClaim } from '#server/claims/open-claim.ts'
import { takePhotos } from '#server/claims/take-photos.ts'
import type { Db } from '#server/db/db.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { makePerson } from './market.ts'
import { makeFarm } from './parcels.ts'
import { guest, lineOf, orderInput, till } from './sale.ts'
import { districtViewer, viewer } from './viewer.ts'

/** A photo as a phone takes it, small. */
export const photo: Buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a33' } })
  .jpeg()
  .toBuffer()

/** Three birds that were sent and have arrived, their farmer and a coordinator of their district; `open` claims some. */
export async function soldBirds(db: Db, { fresh = true, quantity = 3, arrived = true } = {}) {
  const farm = await makeFarm(db)
  await db.pool.query('UPDATE product_family SET fresh = $2 WHERE id = $1', [farm.familyId, fresh])
  const deps = { ...till(db), files: memoryFiles(), env: { AUTH_SECRET: 'a secret of a test' } as never }
  const buyer = guest()
  const orderId = await deps.buy(buyer, orderInput(farm.productId, { quantity }))
  await shipOrder(deps, farm.farmer, { orderId, trackingNo: 'SF1000001' })
  if (arrived) await confirmReceipt(deps, buyer, orderId)
  const lineId = await lineOf(db, orderId)
  return {
    ...{ deps, buyer, orderId, lineId },
    farmer: viewer({ userId: farm.farmer, role: 'farmer', scope: null }),
    coordinator: districtViewer(farm.districtCode, await makePerson(db, 'coordinator')),
    async open(
      kind: ClaimKind = 'spoiled',
      { units = 1, pictures = [photo] as Uint8Array[], words = '发臭了，不能吃' } = {},
    ): Promise<string> {
      const claimId = randomUUID()
      const { tickets } = await takePhotos(deps, buyer, { claimId, tickets: [], pictures })
      await openClaim(deps, buyer, { claimId, lineId, kind, units, words, tickets })
      return claimId
    },
  }
}
