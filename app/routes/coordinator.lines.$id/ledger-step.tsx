import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { LinePage } from '#server/households/read-line.ts'
import type { EntryLeg, LineEntry } from '#server/households/read-line-entries.ts'
import { yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { Step } from './step.tsx'

/** Every entry of the order with all its legs. */
export function LedgerStep({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator.line')
  return (
    <Step id="ledger" icon="shield" title={t('ledger')}>
      <p className="mb-2 max-w-prose text-soft">{t('ledgerLead')}</p>
      <div className="grid gap-4">
        {line.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} lineId={line.id} />
        ))}
      </div>
      <ExportLink href={`/coordinator/lines/${line.id}/ledger.csv`} />
    </Step>
  )
}

function Entry({ entry, lineId }: { entry: LineEntry; lineId: string }) {
  const t = useTranslations('coordinator')
  const format = useFormatter()
  const title = t('line.entry', { sequence: String(entry.sequence), kind: t(`entryKinds.${entry.kind}`) })
  const debit = entry.legs.reduce((sum, leg) => (leg.fen > 0n ? sum + leg.fen : sum), 0n)
  const credit = entry.legs.reduce((sum, leg) => (leg.fen < 0n ? sum - leg.fen : sum), 0n)
  return (
    <section>
      <h3 className="mb-1 text-sm">
        {title}{' '}
        <span className="font-sans font-normal text-soft tabular">{format.dateTime(entry.occurredAt, 'full')}</span>
      </h3>
      <DeskTable
        caption={title}
        rows={entry.legs}
        rowKey={(leg) => String(leg.id)}
        columns={[
          {
            key: 'account',
            title: t('line.account'),
            cell: (leg) => <Account leg={leg} lineId={lineId} />,
            foot: debit === credit ? t('line.balanced') : undefined,
          },
          {
            key: 'debit',
            title: t('line.debit'),
            numeric: true,
            cell: (leg) => (leg.fen > 0n ? yuan(leg.fen) : ''),
            foot: yuan(debit),
          },
          {
            key: 'credit',
            title: t('line.credit'),
            numeric: true,
            cell: (leg) => (leg.fen < 0n ? yuan(-leg.fen) : ''),
            foot: yuan(credit),
          },
        ]}
      />
    </section>
  )
}

function Account({ leg, lineId }: { leg: EntryLeg; lineId: string }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const named = leg.account === 'household' || leg.account === 'producer'
  return (
    <>
      {t(`accounts.${leg.account}`)}
      {leg.state ? ` · ${t(`state.${leg.state}`)}` : ''}{' '}
      <span className="text-soft">
        {leg.nameZh ? inLocale(locale, leg.nameZh, leg.nameEn) : named ? t('line.outside') : ''}
        {leg.lineId === lineId ? ` · ${t('line.thisLine')}` : ''}
      </span>
    </>
  )
}
