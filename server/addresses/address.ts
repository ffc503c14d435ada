import type { Place } from './find-place.ts'

/** Who gets a parcel, and where. `phone`: E.164; `street`: township, street and house. */
export type AddressContent = Place & { recipient: string; phone: string; street: string }

/** An entry of somebody's address book. */
export type Address = AddressContent & { id: string; isDefault: boolean }

export const addressColumns = 'id, recipient, phone, province, city, county, street, is_default AS "isDefault"'
