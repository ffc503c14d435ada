import { useTranslations } from 'use-intl'
import type { RunPage } from '#server/payouts/read-run.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Choice } from '../../components/choice.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import type { Answered } from './next-step.tsx'

type Change = RunPage['accountChanges'][number]

/** Households that were checked for another account than they have now, and the way to pay them to the new one. */
export function AccountChanges({ page, answered }: { page: RunPage; answered: Answered }) {
  const t = useTranslations('payouts.act')
  const household = useTranslations('payouts.statement')('household')
  const changes = page.accountChanges
  if (changes.length === 0) return null
  const count = changes.filter(({ newAccountId }) => newAccountId !== null).length
  const columns: DeskColumn<Change>[] = [
    {
      key: 'household',
      title: household,
      cell: (row) => (
        <a href={`/coordinator/statements/${row.payoutId}`} className="link tabular">
          {row.code}
        </a>
      ),
    },
    { key: 'old', title: t('accountOld'), cell: (row) => accountOf(row.bankName, row.lastFour) ?? '–' },
    {
      key: 'new',
      title: t('accountNew'),
      cell: (row) => accountOf(row.newBankName, row.newLastFour) ?? t('accountNone'),
    },
  ]
  return (
    <Card className="border-warn">
      <h3 className="text-lg">{t('accounts')}</h3>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('accountsLead')}</p>
      {answered && count === 0 ? <Notice tone="bad">{answered.error}</Notice> : null}
      <DeskTable caption={t('accountsCaption')} columns={columns} rows={changes} rowKey={({ payoutId }) => payoutId} />
      {count < changes.length ? <p className="mt-3 max-w-prose text-sm text-soft">{t('accountsNone')}</p> : null}
      {count > 0 ? (
        <form method="post" className="mt-4 max-w-[40rem]">
          {page.run.state === 'exported' ? <Notice tone="warn">{t('accountsSent')}</Notice> : null}
          <ReasonField
            name="reason"
            label={t('accountsWhy')}
            hint={t('accountsWhyHint')}
            defaultValue={answered?.reason}
            errors={answered?.field === 'sure' ? undefined : answered?.error}
          />
          <Sure answered={answered} />
          <Button name="intent" value="accounts">
            {t('accountsDo', { count })}
          </Button>
        </form>
      ) : null}
    </Card>
  )
}

function Sure({ answered }: { answered: Answered }) {
  const t = useTranslations('payouts.act')
  const wrong = answered?.field === 'sure'
  return (
    <div className="mb-5">
      <Choice
        {...{ type: 'checkbox', name: 'sure', value: 'yes', required: true, defaultChecked: answered?.sure }}
        {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'unsure' } : {})}
      >
        {t('accountsSure')}
      </Choice>
      {wrong ? <FieldErrors id="unsure" errors={answered.error} /> : null}
    </div>
  )
}

const accountOf = (bank: string | null, last: string | null): string | null =>
  bank && last ? `${bank} **${last}` : null
