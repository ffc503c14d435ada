import writeSheet, { type Column } from 'write-excel-file/node'
import type { Locale } from '#domain/locale.ts'
import type { ExportedOrder } from '#server/accounts/export-orders.ts'
import { translate } from '../../i18n/catalogue.server.ts'

type Line = ExportedOrder['lines'][number]
type Bought = { order: ExportedOrder; line: Line }

const yuan = (fen: number) => fen / 100
const money = '#,##0.00'

/** Orders as a spreadsheet, one row a line: what was bought, what it cost, where it went. Amounts in yuan. */
export async function ordersSheet(orders: ExportedOrder[], locale: Locale): Promise<Buffer> {
  const t = translate(locale)
  const named = (line: Line, zh: string, en: string) => (locale === 'en' ? en : zh) || line.product
  const columns: Column<Bought>[] = [
    { header: t('account.sheet.number'), cell: ({ order }) => String(order.number).padStart(8, '0'), width: 12 },
    {
      header: t('account.sheet.placedAt'),
      cell: ({ order }) => ({ value: inChina(order.placed_at), type: Date, format: 'yyyy-mm-dd hh:mm' }),
      width: 17,
    },
    { header: t('account.sheet.state'), cell: ({ order }) => t(`orders.state.${order.state}`), width: 12 },
    { header: t('account.sheet.product'), cell: ({ line }) => named(line, line.product, line.product_en), width: 28 },
    { header: t('account.sheet.spec'), cell: ({ line }) => named(line, line.spec, line.spec_en), width: 18 },
    { header: t('account.sheet.quantity'), cell: ({ line }) => line.quantity, width: 8 },
    { header: t('account.sheet.amount'), cell: ({ line }) => fen(line.amount_fen), width: 12 },
    { header: t('account.sheet.discount'), cell: ({ line }) => fen(line.discount_fen), width: 10 },
    { header: t('account.sheet.freight'), cell: ({ line }) => fen(line.freight_fen), width: 10 },
    { header: t('account.sheet.refunded'), cell: ({ order }) => fen(order.refunded_fen), width: 14 },
    { header: t('account.sheet.recipient'), cell: ({ order }) => order.recipient, width: 12 },
    {
      header: t('account.sheet.address'),
      cell: ({ order: { province, city, county, street } }) => [...new Set([province, city, county, street])].join(' '),
      width: 44,
    },
  ]
  const rows = orders.flatMap((order) => order.lines.map((line) => ({ order, line })))
  return writeSheet(rows, { columns, stickyRowsCount: 1 }).toBuffer()
}

const fen = (amount: number) => ({ value: yuan(amount), type: Number, format: money })

/** Spreadsheets know no time zones: the moment as clocks in China show it. */
const inChina = (iso: string): Date => new Date(new Date(iso).getTime() + 8 * 3_600_000)
