/** What a producer says of their own goods and may propose to change, in the order of the form. Everything else is the desk's. */
export const proposable: Record<'family' | 'product' | 'producer', readonly string[]> = {
  family: ['nameZh', 'nameEn', 'descriptionZh', 'descriptionEn', 'shelfLifeZh', 'shelfLifeEn', 'leadDays'],
  product: [
    'nameZh',
    'nameEn',
    'specZh',
    'specEn',
    'unitZh',
    'unitEn',
    'priceFen',
    'floorPriceFen',
    'netWeightG',
    'parcelWeightG',
    'maxPerOrder',
    'withdrawn',
  ],
  producer: ['nameZh', 'nameEn', 'licenceNo', 'elevationM'],
}
