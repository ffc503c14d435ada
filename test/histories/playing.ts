import { isDomainError } from '#domain/errors.ts'
import type { guest } from '#test/factories/sale.ts'
import { type Model, newModel, standsFor } from './model.ts'
import type { District, HistoryShop } from './stage.ts'
import type { Step } from './steps.ts'

/** A history under way: the shop it is played on, and the model beside it. */
export type Playing = {
  shop: HistoryShop
  district: District
  model: Model
  buyers: Map<string, ReturnType<typeof guest>>
}
export type Of<Do extends Step['do']> = Extract<Step, { do: Do }>
/** @returns the moment at which it counts; null where there was nothing to do, or the product refused as it must */
export type Play<Do extends Step['do']> = (playing: Playing, step: Of<Do>) => Promise<number | null>

export const begin = (shop: HistoryShop, district: District): Playing => ({
  ...{ shop, district },
  ...{ model: newModel(new Map(district.accounts)), buyers: new Map() },
})

export const nowOf = ({ shop }: Playing): number => shop.clock.now().getTime()
export const the = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(all.length, 1)]

/** Households that stand for themselves. */
export const standing = ({ district, model }: Playing): string[] =>
  district.households.filter((household) => standsFor(model, household) === household)

/** The code with which the product refused; null where it did not. */
export async function refusal(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}

export function mustBe(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${what}: the product says ${found}, the model ${expected}`)
}
