import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { type FigureLevel, type FigureSort, figuresStatement } from './income-figures-sql.ts'
import { filterValues, type IncomeFilter } from './income-sql.ts'

export { type FigureLevel, type FigureSort, figureLevels, figureSorts } from './income-figures-sql.ts'

/** Money in fen, net of refunds. Provisional: the order is not completed yet; confirmed: it is. */
export type Income = { grossFen: Fen; costFen: Fen; netFen: Fen }
export type Figures = {
  provisional: Income
  confirmed: Income
  total: Income
  /** Households registered here. */
  registered: number
  /** Distinct households linked to at least one sale that stands, ¥0 links included; each counted once. */
  households: number
  /** Members of those households. */
  members: number
  /** What those households had in their baseline year altogether, fen: for comparison, never added. */
  baselineFen: Fen
  /** Distinct order lines that stand, however many households share one. */
  lines: number
}
/** `code` is a place code, or the household's id on the household level. `note` is the paired city or the household's code. */
export type FigureRow = Figures & {
  code: string
  nameZh: string
  nameEn: string
  noteZh: string | null
  noteEn: string | null
}

type Row = {
  code: string
  is_total: boolean
  places: number
  registered: number
  households: number
  members: number
  baseline: bigint
  lines: number
  name_zh: string
  name_en: string
  note_zh: string | null
  note_en: string | null
} & Record<`${'provisional' | 'confirmed'}_${'gross' | 'cost' | 'net'}`, bigint | null>

const incomeOf = (row: Row, state: 'provisional' | 'confirmed'): Income => ({
  grossFen: row[`${state}_gross`] ?? 0n,
  costFen: row[`${state}_cost`] ?? 0n,
  netFen: row[`${state}_net`] ?? 0n,
})

function figuresOf(row: Row): Figures {
  const [provisional, confirmed] = [incomeOf(row, 'provisional'), incomeOf(row, 'confirmed')]
  const total = {
    grossFen: provisional.grossFen + confirmed.grossFen,
    costFen: provisional.costFen + confirmed.costFen,
    netFen: provisional.netFen + confirmed.netFen,
  }
  const { registered, households, members, baseline: baselineFen, lines } = row
  return { provisional, confirmed, total, registered, households, members, baselineFen, lines }
}

/**
 * Income by place or household, with the total of the whole filter (distinct households and lines counted once in it,
 * so it can be less than the sum of its rows). One statement: total and rows are of the same moment.
 */
export async function incomeFigures(
  { db }: { db: Db },
  filter: IncomeFilter,
  shown: { level: FigureLevel; sort: FigureSort; descending: boolean; limit: number; offset: number },
): Promise<{ total: Figures; rows: FigureRow[]; count: number }> {
  const text = figuresStatement(shown.level, shown.sort, shown.descending)
  const { rows } = await db.pool.query<Row>(text, [...filterValues(filter), shown.limit, shown.offset])
  const total = rows.find((row) => row.is_total)
  if (!total) throw new Error('a report without its total')
  const named = rows.filter((row) => !row.is_total)
  return {
    total: figuresOf(total),
    count: total.places,
    rows: named.map((row) => {
      const { code, name_zh: nameZh, name_en: nameEn, note_zh: noteZh, note_en: noteEn } = row
      return { ...figuresOf(row), code, nameZh, nameEn, noteZh, noteEn }
    }),
  }
}
