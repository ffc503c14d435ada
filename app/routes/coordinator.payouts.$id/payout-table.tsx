import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { heldBackReasons, payoutStates } from '#domain/payout-states.ts'
import type { PayoutRow, RunPage } from '#server/payouts/read-run.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { type Asked, addressOf } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { PayoutBadge } from '../coordinator.payouts._index/run-badge.tsx'
import { PROVE_FORM } from './next-step.tsx'

/** The households of a run, masked; each figure leads to the statement with its lines. */
export function PayoutTable({ page, asked }: { page: RunPage; asked: Asked }) {
  const t = useTranslations('payouts')
  const { run, payouts } = page
  const path = `/coordinator/payouts/${run.id}`
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(path, asked, change)
  const columns = useColumns(run.state === 'exported')
  return (
    <section aria-labelledby="households" className="mt-8">
      <h2 id="households" className="mb-2 text-xl">
        {t('run.households')}
      </h2>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <StateLinks
          label={t('filter')}
          states={['all', ...payoutStates]}
          stateName={(state) => t(`payoutState.${state}`)}
          current={payouts.state}
          href={(state) => to({ state })}
        />
        <p className="tabular">{t('run.rowsCount', { count: payouts.count, sum: formatMoney(payouts.sumFen) })}</p>
        <ExportLink href={addressOf(`${path}/rows.csv`, asked)} />
      </div>
      {payouts.count === 0 ? (
        <EmptyState title={t('run.rowsEmptyTitle')}>{t('run.rowsEmpty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('run.rowsCaption')}
          columns={columns}
          rows={payouts.rows}
          rowKey={(row) => row.id}
          sorted={{ sort: payouts.sort, descending: payouts.descending, href: (sort) => to({ sort }) }}
        />
      )}
      <Pagination
        page={asked.page}
        pages={Math.ceil(payouts.count / payouts.pageSize)}
        href={(at) => to({ page: at })}
      />
    </section>
  )
}

function useColumns(choosing: boolean): DeskColumn<PayoutRow>[] {
  const t = useTranslations('payouts')
  const unit = useTranslations('coordinator.income')('yuan')
  const locale = useLocale()
  const statement = (row: PayoutRow) => `/coordinator/statements/${row.id}`
  const why = ({ failure }: PayoutRow) => {
    const known = heldBackReasons.find((one) => one === failure)
    return known ? t(`failure.${known}`) : failure
  }
  const choose: DeskColumn<PayoutRow> = {
    key: 'choose',
    title: t('column.choose'),
    cell: (row) =>
      row.state === 'sent' ? (
        <label className="flex size-9 items-center justify-center">
          <input
            type="checkbox"
            name="payout"
            value={row.id}
            form={PROVE_FORM}
            className="size-4"
            aria-label={t('run.chooseOne', { reference: row.reference })}
          />
        </label>
      ) : null,
  }
  return [
    {
      key: 'household',
      title: t('column.household'),
      sort: 'household',
      cell: (row) => (
        <a href={`/coordinator/households/${row.householdId}`} className="link block">
          {row.maskedName} <span className="tabular">{row.code}</span>
          <span className="block text-soft no-underline">{inLocale(locale, row.villageZh, row.villageEn)}</span>
        </a>
      ),
    },
    ...(choosing ? [choose] : []),
    {
      key: 'state',
      title: t('column.state'),
      sort: 'state',
      cell: (row) => (
        <>
          <PayoutBadge state={row.state} />
          {row.failure ? <span className="mt-1 block max-w-48 text-soft">{why(row)}</span> : null}
        </>
      ),
    },
    ...(['earned', 'recovered', 'repaid', 'amount'] as const).map(
      (part): DeskColumn<PayoutRow> => ({
        key: part,
        title: t(`column.${part}`),
        unit,
        sort: part,
        numeric: true,
        cell: (row) => <Yuan fen={row[`${part}Fen`]} href={`${statement(row)}#lines`} label={row.code} />,
      }),
    ),
    {
      key: 'account',
      title: t('column.account'),
      cell: (row) =>
        row.bankName && row.lastFour ? (
          <span className="whitespace-nowrap">
            {row.bankName} <span className="tabular">**{row.lastFour}</span>
          </span>
        ) : (
          '–'
        ),
    },
    {
      key: 'reference',
      title: t('column.reference'),
      sort: 'reference',
      cell: (row) => (
        <a href={statement(row)} className="link whitespace-nowrap tabular">
          {row.reference}
        </a>
      ),
    },
  ]
}
