import { formatYuan, parseYuan } from '#domain/money.ts'
import type { Band, FreightRule } from '#server/freight/read-freight.ts'

/** A band as it was typed: province (empty: everywhere else), kilograms, yuan (`–`: not delivered there), yuan a kilogram more. */
export interface WrittenBand {
  province: string
  upToKg: string
  fee: string
  extra: string
}

export interface WrittenFreight {
  coldChain: boolean
  freeAbove: string
  bands: WrittenBand[]
}

const SPARE_ROWS = 3
const MOST_ROWS = 120
const names = ['province', 'upToKg', 'fee', 'extra'] as const

const empty = (): WrittenBand => ({ province: '', upToKg: '', fee: '', extra: '' })
const withSpare = (bands: WrittenBand[]) => [...bands, ...Array.from({ length: SPARE_ROWS }, empty)]

/** What the form begins with: the rule there is, and a few empty rows. */
export const writtenFreight = (coldChain: boolean, rule: FreightRule | undefined): WrittenFreight => ({
  coldChain,
  freeAbove: rule?.freeAboveFen ? formatYuan(rule.freeAboveFen) : '',
  bands: withSpare(
    (rule?.bands ?? []).map(({ province, upToG, feeFen, extraKgFen }) => ({
      province: province ?? '',
      upToKg: String(upToG / 1_000),
      fee: feeFen === null ? '–' : formatYuan(feeFen),
      extra: formatYuan(extraKgFen),
    })),
  ),
})

/** Reads the form's fields as text, to be shown again if something is wrong. */
export function typedFreight(form: FormData): WrittenFreight {
  const columns = names.map((name) =>
    form
      .getAll(name)
      .slice(0, MOST_ROWS)
      .map((value) => String(value).normalize('NFKC').trim().slice(0, 20)),
  )
  const rows = (columns[0] ?? []).map((_, at) =>
    Object.fromEntries(names.map((name, index) => [name, columns[index]?.[at] ?? ''])),
  ) as unknown as WrittenBand[]
  const filled = rows.filter(({ upToKg, fee }) => upToKg !== '' || fee !== '')
  const freeAbove = String(form.get('freeAbove') ?? '').trim()
  return { coldChain: form.get('coldChain') === 'true', freeAbove, bands: withSpare(filled) }
}

export type Unreadable = { field: 'bands' | 'freeAbove'; rule: 'yuan' | 'weightKg' }

const grams = (kg: string): number | null => (/^\d{1,4}(\.\d{1,3})?$/.test(kg) ? Math.round(Number(kg) * 1_000) : null)

/** The rule that the form makes, or what cannot be read. No bands: the rule ends. */
export function readFreightForm(written: WrittenFreight): FreightRule | Unreadable {
  const freeAboveFen = written.freeAbove ? parseYuan(written.freeAbove) : null
  if (written.freeAbove && freeAboveFen === null) return { field: 'freeAbove', rule: 'yuan' }
  const bands: Band[] = []
  for (const { province, upToKg, fee, extra } of written.bands) {
    if (upToKg === '' && fee === '') continue
    const upToG = grams(upToKg)
    if (upToG === null) return { field: 'bands', rule: 'weightKg' }
    const none = /^[-–—]$/.test(fee)
    const [feeFen, extraKgFen] = [none ? null : parseYuan(fee), extra === '' ? 0n : parseYuan(extra)]
    if ((feeFen === null && !none) || extraKgFen === null) return { field: 'bands', rule: 'yuan' }
    bands.push({ province: province || null, upToG, feeFen, extraKgFen })
  }
  return { coldChain: written.coldChain, freeAboveFen, bands }
}
