import { synonyms } from './synonyms.ts'

/** How the index is set up; applied whenever it is built. Order of the searchable attributes is order of weight. */
export const settings = {
  searchableAttributes: ['nameZh', 'nameEn', 'sounds', 'initials', 'near', 'about', 'consented'],
  filterableAttributes: [
    ...['category', 'district', 'city', 'linkage', 'price', 'familyId'],
    ...['preorderFrom', 'preorderUntil', 'live', 'airAt'],
  ],
  sortableAttributes: ['priceFen', 'createdAt', 'standing'],
  rankingRules: [
    ...['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    ...['available:desc', 'standing:asc', 'slug:asc'],
  ],
  synonyms: Object.fromEntries(
    synonyms.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])),
  ),
  localizedAttributes: [
    { attributePatterns: ['nameZh', 'near', 'about', 'consented'], locales: ['zho' as const, 'eng' as const] },
  ],
  typoTolerance: { disableOnAttributes: ['initials'] },
  pagination: { maxTotalHits: 100_000 },
  faceting: { maxValuesPerFacet: 300 },
}
