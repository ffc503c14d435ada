import type { LinkageType } from '#domain/linkage-types.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { FigureReport } from '#server/households/read-figures.ts'
import type { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { drawRanking } from '../coordinator/draw-chart.server.ts'

/** Bars that a picture still shows apart. */
const MOST_BARS = 12

/** The page's largest rows as bars; empty where there is nothing to compare. */
export function rankingChart({ rows, level }: FigureReport, t: ReturnType<typeof translate>, locale: Locale): string {
  const nameOf = (row: FigureReport['rows'][number]) => {
    if (level === 'type') return t(`coordinator.types.${row.code as LinkageType}`)
    if (level === 'channel') return t(`coordinator.channel.${row.code as 'shop' | 'live'}`)
    return inLocale(locale, row.nameZh, row.nameEn)
  }
  const items = rows
    .filter(({ total }) => total.netFen > 0n)
    .map((row) => ({ name: nameOf(row), fen: row.total.netFen, words: formatMoney(row.total.netFen) }))
    .toSorted((a, b) => (a.fen < b.fen ? 1 : -1))
    .slice(0, MOST_BARS)
  return items.length < 2 ? '' : drawRanking(items)
}
