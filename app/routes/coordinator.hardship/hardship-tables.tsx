import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { HardshipRow, Owing } from '#server/payouts/list-hardship.ts'
import { Badge } from '../../components/card.tsx'
import { YesOrNo } from '../../components/yes-or-no.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'

const tones = { proposed: 'warn', approved: 'good', rejected: 'plain' } as const

type Named = Pick<Owing, 'householdId' | 'code' | 'maskedName' | 'villageZh' | 'villageEn'>

function Household({ row }: { row: Named }) {
  const locale = useLocale()
  return (
    <a href={`/coordinator/households/${row.householdId}`} className="link block whitespace-nowrap">
      {row.maskedName} <span className="tabular">{row.code}</span>
      <span className="block text-soft">{inLocale(locale, row.villageZh, row.villageEn)}</span>
    </a>
  )
}

/** Households with something to give back, the most first; the figure fills in the form. */
export function OwingTable({ owing }: { owing: readonly Owing[] }) {
  const t = useTranslations('payouts.hardship')
  const unit = useTranslations('coordinator.income')('yuan')
  return (
    <DeskTable
      caption={t('owingCaption')}
      rows={owing}
      rowKey={(row) => row.householdId}
      columns={[
        { key: 'household', title: t('household'), cell: (row) => <Household row={row} /> },
        {
          key: 'open',
          title: t('open'),
          unit,
          numeric: true,
          cell: (row) => <Yuan fen={row.openFen} href={`/coordinator/hardship?household=${row.householdId}#propose`} />,
        },
      ]}
    />
  )
}

/** What was proposed and decided; who did not propose it decides. */
export function HardshipTable({ hardship, me }: { hardship: readonly HardshipRow[]; me: string }) {
  const t = useTranslations('payouts.hardship')
  const unit = useTranslations('coordinator.income')('yuan')
  const format = useFormatter()
  const person = (name: string | null, at: Date | null) =>
    at ? (
      <span className="whitespace-nowrap">
        {name ?? '—'}
        <span className="block text-soft tabular">{format.dateTime(at, 'moment')}</span>
      </span>
    ) : null
  return (
    <DeskTable
      caption={t('listCaption')}
      rows={hardship}
      rowKey={(row) => row.id}
      columns={[
        { key: 'household', title: t('household'), cell: (row) => <Household row={row} /> },
        {
          key: 'state',
          title: t('standing'),
          cell: (row) =>
            row.state === 'proposed' ? <Decision row={row} own={row.proposedById === me} /> : <State row={row} />,
        },
        { key: 'amount', title: t('amountColumn'), unit, numeric: true, cell: (row) => <Yuan fen={row.amountFen} /> },
        {
          key: 'reason',
          title: t('reason'),
          cell: (row) => <span className="inline-block min-w-48">{row.reason}</span>,
        },
        { key: 'proposed', title: t('proposedBy'), cell: (row) => person(row.proposedBy, row.proposedAt) },
        { key: 'decided', title: t('decidedBy'), cell: (row) => person(row.decidedBy, row.decidedAt) },
      ]}
    />
  )
}

const State = ({ row }: { row: HardshipRow }) => {
  const t = useTranslations('payouts.hardship.state')
  return <Badge tone={tones[row.state]}>{t(row.state)}</Badge>
}

function Decision({ row, own }: { row: HardshipRow; own: boolean }) {
  const t = useTranslations('payouts.hardship')
  if (own) return <span className="text-soft">{t('own')}</span>
  return (
    <form method="post" className="whitespace-nowrap sm:min-w-max">
      <input type="hidden" name="id" value={row.id} />
      <YesOrNo name="decision" yes={['approved', t('approve')]} no={['rejected', t('reject')]} />
    </form>
  )
}
