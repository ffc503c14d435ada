import { z } from 'zod'
import { CO_HOSTS, LIVE_ITEMS, SESSION_TITLE } from '../live-schedule.ts'
import { type Fen, parseYuan } from '../money.ts'
import { parsePhone } from '../phone.ts'

/** Fields of one product, by its id. */
export const offerField = (id: string): string => `offer-${id}`
export const priceField = (id: string): string => `price-${id}`
export const quotaField = (id: string): string => `quota-${id}`
export const limitField = (id: string): string => `limit-${id}`
export const placeField = (id: string): string => `place-${id}`

/** A product that could be offered. `left`: units that can be had. */
export type OfferableGoods = { id: string; floorFen: Fen | null; left: number }

/** An instant of Asia/Shanghai as `<input type=datetime-local>` says it. */
export const localMoment = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

/** @returns null for what is no moment of the calendar */
function readMoment(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null
  const at = new Date(`${text}:00+08:00`)
  return !Number.isNaN(at.getTime()) && localMoment(at) === text ? at : null
}

/** A whole number above zero as people type it; null where it is none. */
const readCount = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)

type Wrong = (field: string, rule: string) => void
type Said = Record<string, string | undefined>
const said = (typed: Said, field: string): string => (typed[field] ?? '').normalize('NFKC').trim()

function readItem(typed: Said, { id, floorFen, left }: OfferableGoods, wrong: Wrong) {
  const livePriceFen = parseYuan(said(typed, priceField(id)))
  const quota = readCount(said(typed, quotaField(id)))
  const limit = said(typed, limitField(id))
  const perBuyer = limit === '' ? null : readCount(limit)
  if (livePriceFen === null || livePriceFen === 0n) wrong(priceField(id), 'price')
  else if (floorFen !== null && livePriceFen < floorFen) wrong(priceField(id), 'floor')
  if (quota === null) wrong(quotaField(id), 'count')
  else if (quota > left) wrong(quotaField(id), 'left')
  if (limit !== '' && (perBuyer === null || (quota !== null && perBuyer > quota))) wrong(limitField(id), 'limit')
  const place = readCount(said(typed, placeField(id))) ?? Number.POSITIVE_INFINITY
  return { productId: id, livePriceFen: livePriceFen ?? 0n, quota: quota ?? 0, perBuyer, place }
}

function readPhones(text: string, wrong: Wrong): string[] {
  const parts = text
    .split(/[\n,，、;；]+/)
    .map((part) => part.trim())
    .filter(Boolean)
  const phones = parts.map(parsePhone)
  if (phones.includes(null)) wrong('coHosts', 'phone')
  if (phones.length > CO_HOSTS.max) wrong('coHosts', 'many')
  return [...new Set(phones.filter((phone) => phone !== null))]
}

function readTitle(typed: Said, field: string, { min, max }: { min: number; max: number }, wrong: Wrong): string {
  const title = said(typed, field)
  const length = [...title].length
  if (length < min || length > max) wrong(field, field)
  return title
}

/**
 * A session as its form sends it, for a producer with these goods. Errors are message keys, `schedule.invalid.*`; the
 * products come in the order that was asked for, those without a place last.
 */
export const sessionSchema = (goods: readonly OfferableGoods[]) =>
  z.record(z.string(), z.string().optional()).transform((typed, context) => {
    let fine = true
    const wrong: Wrong = (field, rule) => {
      fine = false
      context.addIssue({ code: 'custom', path: [field], message: `schedule.invalid.${rule}` })
    }
    const titleZh = readTitle(typed, 'titleZh', SESSION_TITLE, wrong)
    const titleEn = readTitle(typed, 'titleEn', { min: 0, max: SESSION_TITLE.maxEn }, wrong)
    const scheduledAt = readMoment(said(typed, 'at'))
    if (!scheduledAt) wrong('at', 'at')
    const coHosts = readPhones(typed.coHosts ?? '', wrong)
    const chosen = goods.filter(({ id }) => typed[offerField(id)] === 'on')
    if (chosen.length === 0) wrong('items', 'items')
    if (chosen.length > LIVE_ITEMS.max) wrong('items', 'tooMany')
    const items = chosen
      .map((one) => readItem(typed, one, wrong))
      .sort((a, b) => (a.place === b.place ? 0 : a.place - b.place))
      .map(({ place: _place, ...item }) => item)
    if (!fine || !scheduledAt) return z.NEVER
    return { titleZh, titleEn, scheduledAt, coHosts, items }
  })
