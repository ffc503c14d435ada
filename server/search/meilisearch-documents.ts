import { priceBandOf } from '#domain/search.ts'
import { bareName, toRuns } from './cut.ts'
import type { ProductDocument } from './read-documents.ts'
import { syllables } from './syllables.ts'

/** A product as Meilisearch keeps it; times in ms, because it compares numbers only. */
export type MeiliDocument = ReturnType<typeof toMeili>

/** How a Chinese name is read from each of its characters to its end: “fengduluhuaji”, “duluhuaji” … and in initials. */
function readings(name: string): { sounds: string[]; initials: string[] } {
  const sounds = toRuns(bareName(name)).flatMap(({ han, text }) => (han ? [syllables(text)] : []))
  const ends = sounds.flatMap((all) => all.map((_, start) => all.slice(start)))
  return {
    sounds: ends.map((end) => end.join('')),
    initials: ends.filter(({ length }) => length > 1).map((end) => end.map((syllable) => syllable[0]).join('')),
  }
}

export function toMeili(document: ProductDocument) {
  const { preorderFrom, preorderUntil } = document
  return {
    productId: document.productId,
    familyId: document.familyId,
    slug: document.slug,
    nameZh: bareName(document.nameZh).trim(),
    nameEn: bareName(document.nameEn).replace(/\s+/g, ' ').trim(),
    ...readings(document.nameZh),
    near: [
      ...[document.goodsZh, document.goodsEn],
      ...[document.nameZh, document.nameEn, document.specZh, document.specEn, document.sellerZh, document.sellerEn],
      ...[document.districtZh, document.districtEn, document.cityZh, document.cityEn].filter((name) => name !== null),
      ...[document.categoryZh, document.categoryEn],
    ],
    about: [document.aboutZh, document.aboutEn],
    consented: document.consented,
    categoryZh: document.categoryZh,
    categoryEn: document.categoryEn,
    category: document.categorySlug,
    district: document.districtCode,
    city: document.cityCode,
    linkage: document.linkageTypes as string[],
    price: priceBandOf(document.priceFen),
    priceFen: Number(document.priceFen),
    createdAt: document.createdAt.getTime(),
    preorderFrom: preorderFrom?.getTime() ?? null,
    preorderUntil: preorderUntil?.getTime() ?? null,
    live: document.onAir.some(({ live }) => live),
    airAt: document.onAir.map(({ at }) => at.getTime()),
    available: document.available ? 1 : 0,
    standing: document.standing,
  }
}
