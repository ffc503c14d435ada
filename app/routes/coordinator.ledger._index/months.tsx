import { useFormatter, useTranslations } from 'use-intl'
import type { Month } from '#server/ledger/read-months.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'

/** Months with their state, the reason why one cannot be closed, and the way to close one that can. */
export function Months({ months, mayClose }: { months: readonly Month[]; mayClose: boolean }) {
  const t = useTranslations('books.months')
  const columns = useColumns(mayClose)
  return (
    <section aria-labelledby="months" className="mt-8">
      <h2 id="months" className="text-xl">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('lead')}</p>
      {months.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable caption={t('caption')} columns={columns} rows={months} rowKey={(row) => row.period} />
      )}
    </section>
  )
}

function useColumns(mayClose: boolean): DeskColumn<Month>[] {
  const t = useTranslations('books.months')
  const words = useTranslations('books')
  const format = useFormatter()
  const act: DeskColumn<Month> = {
    key: 'close',
    title: t('close'),
    cell: ({ period, closedAt, notReady }) =>
      closedAt || notReady ? null : (
        <form method="post" action="/coordinator/ledger?index">
          <input type="hidden" name="period" value={period} />
          <Button look="quiet" aria-label={t('closeOf', { month: period })}>
            {t('close')}
          </Button>
        </form>
      ),
  }
  return [
    { key: 'month', title: t('month'), cell: ({ period }) => <span className="tabular">{period}</span> },
    {
      key: 'state',
      title: t('state'),
      cell: ({ closedAt, notReady }) => (
        <span className="inline-block min-w-44">
          <Badge tone={closedAt ? 'good' : notReady ? 'plain' : 'accent'}>
            {t(closedAt ? 'closed' : notReady ? 'open' : 'ready')}
          </Badge>
          {notReady ? <span className="mt-0.5 block text-soft">{words(`notReady.${notReady}`)}</span> : null}
        </span>
      ),
    },
    {
      key: 'at',
      title: t('at'),
      cell: ({ closedAt }) =>
        closedAt ? <span className="whitespace-nowrap">{format.dateTime(closedAt, 'full')}</span> : null,
    },
    { key: 'by', title: t('by'), cell: ({ closedByName }) => closedByName },
    {
      key: 'block',
      title: t('block'),
      cell: ({ block }) => (block === null ? null : words('head.number', { number: String(block) })),
    },
    ...(mayClose ? [act] : []),
  ]
}
