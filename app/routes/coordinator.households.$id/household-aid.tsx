import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { HouseholdAid } from '#server/aid/read-household-aid.ts'
import { AidState } from '../../components/aid-state.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'

/** Grants, advances with what is still owed, and help given and received: none of it income. */
export function HouseholdAidPart({ aid }: { aid: HouseholdAid }) {
  const t = useTranslations('aid')
  const empty = aid.uses.length === 0 && aid.support.length === 0
  return (
    <section id="aid" aria-labelledby="aid-title" className="mt-8 scroll-mt-6">
      <h2 id="aid-title" className="text-xl">
        {t('household.title')}
      </h2>
      <p className="mb-2 text-sm text-soft">{empty ? t('household.none') : t('household.lead')}</p>
      {aid.owedFen > 0n ? (
        <p className="mb-3">
          {t('household.owed')} <span className="font-display text-xl tabular">{formatMoney(aid.owedFen)}</span>
        </p>
      ) : null}
      <div className="grid gap-4">
        {aid.uses.length > 0 ? <Uses aid={aid} /> : null}
        {aid.support.length > 0 ? <Help aid={aid} /> : null}
      </div>
    </section>
  )
}

function Uses({ aid }: { aid: HouseholdAid }) {
  const t = useTranslations('aid')
  const locale = useLocale()
  return (
    <DeskTable
      caption={t('household.usesCaption')}
      rows={aid.uses}
      rowKey={(use) => use.id}
      columns={[
        {
          key: 'purpose',
          title: t('columns.purpose'),
          cell: (use) => (
            <a href={`/coordinator/funds/${use.fundId}#use-${use.id}`} className="link">
              {inLocale(locale, use.purposeZh, use.purposeEn)}
            </a>
          ),
        },
        { key: 'kind', title: t('columns.kind'), cell: (use) => t(`kinds.${use.kind}`) },
        {
          key: 'fund',
          title: t('columns.fund'),
          cell: (use) => <span className="inline-block min-w-32">{inLocale(locale, use.fundZh, use.fundEn)}</span>,
        },
        { key: 'state', title: t('columns.state'), cell: (use) => <AidState state={use.state} /> },
        { key: 'amount', title: t('columns.amount'), numeric: true, cell: (use) => <Yuan fen={use.amountFen} /> },
        { key: 'repaid', title: t('columns.repaid'), numeric: true, cell: (use) => <Yuan fen={use.repaidFen} /> },
        {
          key: 'owed',
          title: t('columns.owed'),
          numeric: true,
          cell: (use) => <Yuan fen={use.kind === 'advance' && use.givenAt ? use.amountFen - use.repaidFen : null} />,
        },
      ]}
    />
  )
}

function Help({ aid }: { aid: HouseholdAid }) {
  const t = useTranslations('aid')
  const locale = useLocale()
  return (
    <DeskTable
      caption={t('household.supportCaption')}
      rows={aid.support}
      rowKey={(row) => row.id}
      columns={[
        { key: 'day', title: t('support.day'), cell: (row) => <span className="tabular">{row.day}</span> },
        {
          key: 'given',
          title: t('support.kind'),
          cell: (row) =>
            `${t(row.given ? 'household.given' : 'household.received')} · ${t(`support.kinds.${row.kind}`)}`,
        },
        {
          key: 'description',
          title: t('support.description'),
          cell: (row) => (
            <span className="inline-block min-w-40">{inLocale(locale, row.descriptionZh, row.descriptionEn)}</span>
          ),
        },
        {
          key: 'other',
          title: t('household.other'),
          cell: (row) => {
            const [id, code] = row.given ? [row.receiverId, row.receiverCode] : [row.giverId, row.giverCode]
            return (
              <a href={`/coordinator/households/${id}`} className="link tabular">
                {code}
              </a>
            )
          },
        },
        { key: 'quantity', title: t('support.quantity'), numeric: true, cell: (row) => row.quantity },
        { key: 'value', title: t('support.worth'), numeric: true, cell: (row) => <Yuan fen={row.valueFen} /> },
      ]}
    />
  )
}
