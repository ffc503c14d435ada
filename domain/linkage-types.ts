/** The eleven ways a household is linked to what is sold, and when each pays. */
export const linkageTypes = {
  contract_purchase: { pays: 'per_sale', incomeClass: 'operating' },
  consignment: { pays: 'per_sale', incomeClass: 'operating' },
  managed_rearing: { pays: 'per_sale', incomeClass: 'operating' },
  wage: { pays: 'per_period', incomeClass: 'wage' },
  land_rent: { pays: 'per_period', incomeClass: 'property' },
  share_dividend: { pays: 'per_period', incomeClass: 'property' },
  asset_return: { pays: 'per_period', incomeClass: 'property' },
  housing_joint: { pays: 'per_period', incomeClass: 'property' },
  leased_operation: { pays: 'per_period', incomeClass: 'property' },
  technical_service: { pays: 'nothing', incomeClass: 'none' },
  donation: { pays: 'per_period', incomeClass: 'transfer' },
} as const

export type LinkageType = keyof typeof linkageTypes

/** Whether a sale itself earns the household money; the other types are booked by period or not at all. */
export const paysPerSale = (type: LinkageType): boolean => linkageTypes[type].pays === 'per_sale'
