import { useTranslations } from 'use-intl'
import type { RunRow } from '#server/payments/reconciliation/list-runs.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { Moment } from '../coordinator.payments/cells.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'
import { CompareNow } from './compare-now.tsx'
import { latestRuns } from './latest-runs.ts'

/** Whether each provider's balance is what the ledger says, when that was looked at, and the way to look now. */
export function Comparison({ runs, error }: { runs: readonly RunRow[]; error?: string }) {
  const t = useTranslations('desk.comparison')
  const columns = useRunColumns()
  const latest = latestRuns(runs).flatMap(({ newest, compared }) =>
    compared && compared !== newest ? [compared, newest] : [newest],
  )
  return (
    <section id="comparison" aria-labelledby="compared" className="mt-10 scroll-mt-6">
      <h2 id="compared" className="text-xl">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('lead')}</p>
      {error ? <Notice tone="bad">{error}</Notice> : null}
      {latest.length === 0 ? (
        <p className="mb-3">
          {t('none')} <span className="text-soft">{t('noneText')}</span>
        </p>
      ) : (
        <DeskTable caption={t('caption')} columns={columns} rows={latest} rowKey={(run) => run.id} />
      )}
      <CompareNow />
      {runs.length > latest.length ? (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center gap-1 text-sm text-accent">
            <Icon name="down" />
            {t('history')}
          </summary>
          <DeskTable caption={t('historyCaption')} columns={columns} rows={runs} rowKey={(run) => run.id} />
        </details>
      ) : null}
    </section>
  )
}

function useRunColumns(): DeskColumn<RunRow>[] {
  const t = useTranslations('desk.comparison')
  const unit = useTranslations('coordinator.income')('yuan')
  const words = useMoneyWords()
  const difference = ({ ledgerFen, providerFen }: RunRow) =>
    ledgerFen === null || providerFen === null ? null : providerFen - ledgerFen
  return [
    { key: 'provider', title: t('provider'), cell: (run) => words.provider(run.provider) },
    { key: 'outcome', title: t('outcome'), cell: (run) => <Outcome run={run} difference={difference(run)} /> },
    { key: 'ledger', title: t('ledger'), unit, numeric: true, cell: (run) => <Yuan fen={run.ledgerFen} /> },
    { key: 'theirs', title: t('theirs'), unit, numeric: true, cell: (run) => <Yuan fen={run.providerFen} /> },
    {
      key: 'difference',
      title: t('difference'),
      unit,
      numeric: true,
      cell: (run) => <Yuan fen={difference(run)} href="/coordinator/payments/differences" />,
    },
    { key: 'through', title: t('through'), cell: (run) => <Moment at={run.through} ago /> },
    { key: 'imported', title: t('imported'), numeric: true, cell: (run) => run.imported },
    {
      key: 'by',
      title: t('startedBy'),
      cell: (run) => <span className="whitespace-nowrap">{run.startedByName ?? t('clock')}</span>,
    },
  ]
}

function Outcome({ run, difference }: { run: RunRow; difference: bigint | null }) {
  const t = useTranslations('desk.comparison')
  if (run.failure !== null)
    return <span className="inline-block min-w-40 text-accent-deep">{t('failed', { reason: run.failure })}</span>
  if (run.finishedAt === null) return <Badge>{t('running')}</Badge>
  return difference === 0n ? <Badge tone="good">{t('agrees')}</Badge> : <Badge tone="warn">{t('differs')}</Badge>
}
