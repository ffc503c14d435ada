import { coordination, everybody, ofTheDistrict, type Person, signedIn } from '../people.ts'
import type { Planted } from '../planted.ts'

/** One address of a route, with somebody's object in it where it names one. */
export type Try = {
  at: (planted: Planted) => string
  /** Who gets the page; everybody else must not. */
  open: readonly Person[]
  /** The forms of the page by their button; null: one without. */
  intents?: readonly (string | null)[]
  /** Who may change the planted rows with them. Everybody else tries and must not. */
  may?: readonly Person[]
  /** Fields that these forms name things by, beside those that all tries send. */
  fields?: (planted: Planted) => Record<string, string>
  /** Secrets that the address is there to tell those for whom it opens. */
  tells?: readonly string[]
}

export type Who = readonly Person[]
export type Forms = Pick<Try, 'intents' | 'may' | 'fields' | 'tells'>

export const page = (at: string | Try['at'], open: Who, forms: Forms = {}): Try => ({
  at: typeof at === 'string' ? () => at : at,
  open,
  ...forms,
})

export const nobody: Who = []
export const open = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, everybody, forms)]
export const own = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, signedIn, forms)]
export const desk = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, coordination, forms)]
export const district = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, ofTheDistrict, forms)]
export const admins = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, ['admin'], forms)]
export const unknown = '00000000-0000-4000-8000-000000000000'
