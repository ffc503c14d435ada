import { type IncomeStage, incomeStages } from '#domain/income-stages.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { Fen } from '#domain/money.ts'
import { figureSorts, figuresStatement } from '#server/households/income-figures-sql.ts'
import { incomeFilter, sortOf } from '#server/households/income-report.ts'
import type { IncomeRow } from '#server/households/income-rows.ts'
import { rowSorts, rowsStatement } from '#server/households/income-rows.ts'
import { filterValues } from '#server/households/income-sql.ts'
import { levelBelow } from '#server/households/read-figures.ts'
import { type ExportColumn, exportTable, localMoment } from './export-table.ts'

/** More rows than this is no table that a person reads. */
export const MOST_ROWS = 200_000

const stateWords: Record<IncomeStage, [zh: string, en: string]> = {
  provisional: ['暂计', 'provisional'],
  confirmed: ['已确认', 'confirmed'],
  paid: ['已发放', 'paid'],
  verified: ['已核实', 'verified'],
}

const wordsOf = (state: IncomeStage, locale: Locale): string => inLocale(locale, ...stateWords[state])

const parts = [
  ['gross', '毛额', 'Gross'],
  ['cost', '成本', 'Cost'],
  ['net', '净收入', 'Net'],
] as const

/** What `coordinator.rows` shows, every page of it. */
export const rowsTable = exportTable<IncomeRow>({
  file: 'rows',
  zh: '归集明细',
  en: 'Attributions',
  columns: [
    { zh: '时间', en: 'Time', cell: (row) => localMoment(row.at) },
    { zh: '户编号', en: 'Household code', cell: (row) => row.householdCode },
    { zh: '农户', en: 'Household', cell: (row) => row.maskedName },
    { zh: '村', en: 'Village', cell: (row, locale) => inLocale(locale, row.villageZh, row.villageEn) },
    { zh: '订单', en: 'Order', cell: (row) => row.orderNumber },
    { zh: '商品', en: 'Product', cell: (row, locale) => inLocale(locale, row.productZh, row.productEn) },
    { zh: '数量', en: 'Quantity', cell: (row) => row.quantity },
    { zh: '单价（元）', en: 'Price (yuan)', cell: (row) => ({ fen: row.unitPriceFen }) },
    {
      zh: '渠道',
      en: 'Channel',
      cell: (row, locale) =>
        row.channel === 'live' ? inLocale(locale, '直播', 'live') : inLocale(locale, '店铺', 'shop'),
    },
    {
      zh: '直播场次',
      en: 'Session',
      cell: (row, locale) => (row.sessionZh ? inLocale(locale, row.sessionZh, row.sessionEn) : null),
    },
    { zh: '协议', en: 'Agreement', cell: (row) => `${row.agreementCode} v${row.agreementVersion}` },
    ...parts.map(
      ([part, zh, en]): ExportColumn<IncomeRow> => ({
        zh: `${zh}（元）`,
        en: `${en} (yuan)`,
        cell: (row) => ({ fen: row[`${part}Fen`] }),
      }),
    ),
    {
      zh: '状态',
      en: 'State',
      cell: (row, locale) =>
        row.kind === 'reversal' ? inLocale(locale, '冲回', 'reversal') : wordsOf(row.state, locale),
    },
  ],
  async statement(deps, viewer, query) {
    const filter = await incomeFilter(deps, viewer, query)
    const stage = incomeStages.find((one) => one === query.state) ?? null
    const { sort, descending } = sortOf(query.sort, rowSorts, { sort: 'at', descending: true })
    const search = query.q?.trim().slice(0, 60) || null
    return { text: rowsStatement(stage, sort, descending), values: [...filterValues(filter), search, MOST_ROWS + 1, 0] }
  },
})

type FigureLine = {
  code: string | null
  is_total: boolean
  name_zh: string | null
  name_en: string | null
  note_zh: string | null
  households: number
  lines: number
} & Record<'net' | 'confirmed' | 'paid' | 'verified' | 'gross' | 'cost', Fen>

const money = (zh: string, en: string, fen: (row: FigureLine) => Fen): ExportColumn<FigureLine> => ({
  zh: `${zh}（元）`,
  en: `${en} (yuan)`,
  cell: (row) => ({ fen: fen(row) }),
})

/** The overview's table, every page of it; its first line is the whole, with households and lines counted once. */
export const figuresTable = exportTable<FigureLine>({
  file: 'figures',
  zh: '总览',
  en: 'Overview',
  columns: [
    {
      zh: '名称',
      en: 'Name',
      cell: (row, locale) =>
        row.is_total ? inLocale(locale, '合计', 'Total') : inLocale(locale, row.name_zh ?? '', row.name_en ?? ''),
    },
    { zh: '编号', en: 'Code', cell: (row) => row.note_zh ?? row.code },
    money('暂计净收入', 'Provisional net', (row) => row.net - row.confirmed),
    money('已确认净收入', 'Confirmed net', (row) => row.confirmed),
    money('已发放净收入', 'Paid net', (row) => row.paid),
    money('农户核实净收入', 'Verified net', (row) => row.verified),
    money('毛额', 'Gross', (row) => row.gross),
    money('成本', 'Cost', (row) => row.cost),
    money('净收入', 'Net', (row) => row.net),
    { zh: '户数', en: 'Households', cell: (row) => row.households },
    { zh: '订单行', en: 'Order lines', cell: (row) => row.lines },
  ],
  async statement(deps, viewer, query) {
    const filter = await incomeFilter(deps, viewer, query)
    const { sort, descending } = sortOf(query.sort, figureSorts, { sort: 'net', descending: true })
    const level = levelBelow(filter.place, query.level)
    return { text: figuresStatement(level, sort, descending, filter), values: [...filterValues(filter), MOST_ROWS, 0] }
  },
})
