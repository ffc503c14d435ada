import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { LinePage } from '#server/households/read-line.ts'
import type { LineEarning } from '#server/households/read-line-earnings.ts'
import { Badge } from '../../components/card.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { Step } from './step.tsx'

/** What each household of the scope earned by it: gross, cost and net apart; reversals as rows of their own. */
export function EarningsStep({ line }: { line: LinePage }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const sum = (part: 'grossFen' | 'costFen' | 'netFen') =>
    line.earnings.reduce((all, earning) => all + earning[part], 0n)
  /** A reversal of less than what the household earned by the line. */
  const isPart = (row: LineEarning) =>
    line.earnings.some(
      (sale) => sale.kind === 'sale' && sale.householdId === row.householdId && sale.grossFen + row.grossFen > 0n,
    )
  const columns: DeskColumn<LineEarning>[] = [
    {
      key: 'household',
      title: t('rows.household'),
      cell: (row) => (
        <a href={`/coordinator/households/${row.householdId}`} className="link">
          {row.maskedName} {row.householdCode}
        </a>
      ),
      foot: t('line.sum'),
    },
    {
      key: 'village',
      title: t('rows.village'),
      cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.villageZh, row.villageEn)}</span>,
    },
    ...(['gross', 'cost', 'net'] as const).map(
      (part): DeskColumn<LineEarning> => ({
        key: part,
        title: `${t(`income.${part}`)} (${t('income.yuan')})`,
        numeric: true,
        cell: (row) => <Yuan fen={row[`${part}Fen`]} />,
        foot: <Yuan fen={sum(`${part}Fen`)} />,
      }),
    ),
    {
      key: 'kind',
      title: t('rows.state'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.kind === 'reversal' ? (
            <Badge tone="accent">{t(isPart(row) ? 'state.partReversal' : 'state.reversal')}</Badge>
          ) : (
            <Badge>{t('entryKinds.sale')}</Badge>
          )}{' '}
          <span className="text-soft">{format.dateTime(row.at, 'moment')}</span>
        </span>
      ),
    },
  ]
  return (
    <Step id="households" icon="household" title={t('line.households')}>
      <DeskTable
        caption={t('line.householdsCaption')}
        rows={line.earnings}
        rowKey={(row) => row.id}
        columns={columns}
      />
    </Step>
  )
}
