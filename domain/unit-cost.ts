import type { Fen } from './money.ts'

/** What a batch costs, by kind. */
export const batchCostKinds = ['young', 'feed', 'vaccine', 'labour', 'rent', 'transport', 'other'] as const
export type BatchCostKind = (typeof batchCostKinds)[number]

/** What a batch cost so far and how many of it live, or are expected to. */
export type BatchAccount = {
  costFen: Fen
  intake: number
  /** Dead so far, as events say. */
  dead: number
  /** Basis points of the intake that are expected to live at release. */
  survivalBps: number
  /** Past its release day: what lives is what the events have left. */
  released: boolean
}

/**
 * How many share the costs: until the release those expected to live, never more than are alive; then those alive.
 * What died is paid for by what lived.
 */
export function survivingUnits({ intake, dead, survivalBps, released }: Omit<BatchAccount, 'costFen'>): number {
  const alive = Math.max(0, intake - dead)
  return released ? alive : Math.min(alive, Math.floor((intake * survivalBps) / 10_000))
}

/** Costs ÷ surviving units, to the nearest fen; null where nothing lives. */
export function unitCost(account: BatchAccount): Fen | null {
  const units = BigInt(survivingUnits(account))
  return units === 0n ? null : (2n * account.costFen + units) / (2n * units)
}
