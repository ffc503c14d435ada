import type { IncomeStage } from '#domain/income-stages.ts'
import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { type FigureLevel, type FigureSort, figuresStatement } from './income-figures-sql.ts'
import { filterValues, type IncomeFilter } from './income-sql.ts'

export { type FigureLevel, type FigureSort, figureLevels, figureSorts, originLevels } from './income-figures-sql.ts'

/** Money in fen, net of refunds. */
export type Income = { grossFen: Fen; costFen: Fen; netFen: Fen }

export type Figures = Record<IncomeStage, { netFen: Fen }> & {
  total: Income
  /** Households registered here; merged ones once, removed ones no more. */
  registered: number
  /** Distinct households linked to at least one line that stands, ¥0 links included; each counted once. */
  households: number
  /** Members of those households. */
  members: number
  /** What those households had in their baseline year altogether, fen: for comparison, never added. */
  baselineFen: Fen
  /** Distinct order lines sold in the period that still stand, however many households share one. */
  lines: number
}
/**
 * `code` is a place code, a household's or session's id, a linkage type or a channel. `note` is the paired city, the household's code or
 * the session's day.
 */
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
  lines: number
  name_zh: string
  name_en: string
  note_zh: string | null
  note_en: string | null
} & Record<'baseline' | 'gross' | 'cost' | 'net' | 'confirmed' | 'paid' | 'verified', Fen>

const figuresOf = (row: Row): Figures => ({
  provisional: { netFen: row.net - row.confirmed },
  confirmed: { netFen: row.confirmed },
  paid: { netFen: row.paid },
  verified: { netFen: row.verified },
  total: { grossFen: row.gross, costFen: row.cost, netFen: row.net },
  registered: row.registered,
  households: row.households,
  members: row.members,
  baselineFen: row.baseline,
  lines: row.lines,
})

/**
 * Income by place, household or origin, with the total of the whole filter (distinct households and lines counted once in it,
 * so it can be less than the sum of its rows). One statement: total and rows are of the same moment.
 */
export async function incomeFigures(
  { db }: { db: Db },
  filter: IncomeFilter,
  shown: { level: FigureLevel; sort: FigureSort; descending: boolean; limit: number; offset: number },
): Promise<{ total: Figures; rows: FigureRow[]; count: number }> {
  const text = figuresStatement(shown.level, shown.sort, shown.descending, filter)
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
