import type { LoaderFunctionArgs } from '@remix-run/node'
import { chartRowOf } from '#domain/chart-of-accounts.ts'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readBalanceQuery } from '../coordinator.ledger.balances/balance-query.ts'

/** The trial balance. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readBalanceQuery(request.url), all: true }
  const { day, rows } = await refusing(context, context.shop.ledger.balances(viewer, query))
  const { locale } = context
  const t = translate(locale)
  const inYuan = (title: string) => `${title} (${t('books.yuan')})`
  const nameOf = (code: string) => {
    const row = chartRowOf(code)
    return row && inLocale(locale, row.zh, row.en)
  }
  return csvResponse(
    `reedflower-trial-balance-${day}`,
    [
      { title: t('books.balances.account'), cell: (row) => nameOf(row.code) },
      {
        title: t('books.balances.whose'),
        cell: (row) => row.householdCode ?? (row.producerZh && inLocale(locale, row.producerZh, row.producerEn ?? '')),
      },
      { title: t('books.balances.kind'), cell: (row) => t(`books.balances.kinds.${row.kind}`) },
      { title: inYuan(t('books.balances.debit')), cell: (row) => (row.fen > 0n ? { fen: row.fen } : null) },
      { title: inYuan(t('books.balances.credit')), cell: (row) => (row.fen < 0n ? { fen: -row.fen } : null) },
      { title: t('books.balances.code'), cell: (row) => row.code },
    ],
    rows,
  )
}
