import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { type AcceptedPart, acceptClaim, agreeReturn, rejectClaim } from './decide-claim.ts'
import { sendBack, withdrawClaim } from './follow-claim.ts'
import { listClaims, listOwnClaims } from './list-claims.ts'
import { type OpenClaimInput, openClaim } from './open-claim.ts'
import { readClaim, readOwnClaim } from './read-claim.ts'
import { findClaimable, listClaimable } from './read-claimable.ts'
import { readClaimPhoto } from './read-photo.ts'
import { takePhotos } from './take-photos.ts'

export const claimVerbs = (deps: Deps) => ({
  findClaimable: (buyer: Buyer, lineId: string) => findClaimable(deps.db.pool, buyer, lineId),
  listClaimable: (buyer: Buyer, orderId: string) => listClaimable(deps, buyer, orderId),
  takePhotos: (buyer: Buyer, input: Parameters<typeof takePhotos>[2]) => takePhotos(deps, buyer, input),
  open: (buyer: Buyer, input: OpenClaimInput) => openClaim(deps, buyer, input),
  withdraw: (buyer: Buyer, claimId: string) => withdrawClaim(deps, buyer, claimId),
  sendBack: (buyer: Buyer, input: { claimId: string; trackingNo: string }) => sendBack(deps, buyer, input),
  readOwn: (buyer: Buyer, claimId: string) => readOwnClaim(deps, buyer, claimId),
  listOwn: (buyer: Buyer, orderId: string | null) => listOwnClaims(deps, buyer, orderId),
  read: (viewer: Viewer | null, claimId: string) => readClaim(deps, viewer, claimId),
  list: (viewer: Viewer | null, asked: { state: string | null; page: number }) => listClaims(deps, viewer, asked),
  accept: (viewer: Viewer | null, input: { claimId: string; part: AcceptedPart; reason: string }) =>
    acceptClaim(deps, viewer, input),
  reject: (viewer: Viewer | null, input: { claimId: string; reason: string }) => rejectClaim(deps, viewer, input),
  agreeReturn: (viewer: Viewer | null, input: { claimId: string; address: string }) => agreeReturn(deps, viewer, input),
  readPhoto: (who: Parameters<typeof readClaimPhoto>[1], asked: Parameters<typeof readClaimPhoto>[2]) =>
    readClaimPhoto(deps, who, asked),
})
