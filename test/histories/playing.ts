import { isDomainError } from '#domain/errors.ts'
import type { guest } from '#test/factories/sale.ts'
import type { Model } from './model.ts'
import type { District, HistoryShop } from './stage.ts'

/** A history under way: the shop it is played on, and the model beside it. */
export type Playing = {
  shop: HistoryShop
  district: District
  model: Model
  buyers: Map<string, ReturnType<typeof guest>>
}
export const the = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(all.length, 1)]

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
