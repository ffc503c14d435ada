import type { Deps } from '#server/deps.ts'
import { addCertificate, type NewCertificate } from './add-certificate.ts'
import { importTracking } from './import-tracking.ts'
import { markDelivered } from './mark-delivered.ts'
import { type PackInput, packParcel } from './pack-parcel.ts'
import { readCertificates } from './read-certificates.ts'
import { readDesk, readDeskParcel, readSent } from './read-desk.ts'
import { readPickList } from './read-pick-list.ts'
import { type ShipInput, shipParcel } from './ship-parcel.ts'

/** What a producer's members do with parcels; every verb looks no further than their own producers. */
export const parcelVerbs = (deps: Deps) => ({
  desk: (userId: string) => readDesk(deps, userId),
  read: (userId: string, parcelId: string) => readDeskParcel(deps, userId, parcelId),
  sent: (userId: string) => readSent(deps, userId),
  pickList: (userId: string) => readPickList(deps, userId),
  pack: (userId: string, input: PackInput) => packParcel(deps, userId, input),
  ship: (userId: string, input: ShipInput) => shipParcel(deps, userId, input),
  markDelivered: (userId: string, parcelId: string) => markDelivered(deps, userId, parcelId),
  importTracking: (userId: string, bytes: Uint8Array) => importTracking(deps, userId, bytes),
  certificates: (userId: string) => readCertificates(deps, userId),
  addCertificate: (userId: string, input: NewCertificate) => addCertificate(deps, userId, input),
})
