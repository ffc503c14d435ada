/**
 * How far net income has come. Provisional: its order can still be returned; confirmed: for good; paid: of confirmed, what proven payouts
 * paid; verified: of paid, what the household says it received.
 */
export const incomeStages = ['provisional', 'confirmed', 'paid', 'verified'] as const
export type IncomeStage = (typeof incomeStages)[number]
