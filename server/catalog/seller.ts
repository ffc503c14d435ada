import type { Producer, Township, Village } from '#server/db/generated/client.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** Who sells. Without a licence number they sell what they grew themselves, which the law exempts. */
export type Seller = {
  slug: string
  kind: Producer['kind']
  name: Bilingual
  licenceNo: string | null
  elevationM: number | null
  /** Township and village, where known. */
  place: Bilingual | null
}

export function toSeller(producer: Producer & { village: (Village & { township: Township }) | null }): Seller {
  const { slug, kind, nameZh, nameEn, licenceNo, elevationM, village } = producer
  return {
    slug,
    kind,
    name: bilingual(nameZh, nameEn),
    licenceNo,
    elevationM,
    place:
      village &&
      bilingual(`${village.township.nameZh}${village.nameZh}`, `${village.nameEn}, ${village.township.nameEn}`),
  }
}
