/** Fields that a producer may propose to change, in the order of the form. Everything else is the desk's. */
export const proposedFields = (subject: 'family' | 'product', made = false): readonly string[] => {
  if (subject === 'family')
    return ['nameZh', 'nameEn', 'descriptionZh', 'descriptionEn', 'shelfLifeZh', 'shelfLifeEn', 'leadDays']
  const pack = [
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
  ]
  return made ? pack : [...pack, 'maxPerOrder', 'withdrawn']
}
