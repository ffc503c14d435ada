import { useFormatter, useTranslations } from 'use-intl'
import type { AccountFact } from '#server/registry/read-registration.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { YesOrNo } from '../../components/yes-or-no.tsx'
import { Part } from '../admin/desk-head.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

const tones = { proposed: 'warn', approved: 'good', rejected: 'plain', withdrawn: 'plain' } as const

/** Where the household is paid to: last four digits only, approved by a second person. */
export function AccountsPart(props: PartProps & { closed: boolean }) {
  const { registration, formId, me, closed } = props
  const t = useTranslations('registry.bank')
  const answered = answerTo(props, 'account')
  const field = fieldsOf(answered)
  return (
    <Part id="accounts" title={t('title')} lead={t('lead')}>
      {registration.accounts.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ul className="grid gap-3">
        {registration.accounts.map((account) => (
          <Account key={account.id} account={account} own={account.proposedBy === me} />
        ))}
      </ul>
      {closed ? null : (
        <Fold title={t('propose')} open={answered.typed.intent !== undefined}>
          <form method="post" className="max-w-[30rem]">
            <input type="hidden" name="formId" value={formId} />
            <TextField {...field('bankName')} label={t('bankName')} required />
            <TextField
              {...field('number')}
              label={t('number')}
              hint={t('numberHint')}
              inputMode="numeric"
              autoComplete="off"
              required
            />
            <TextField {...field('holder')} label={t('holder')} autoComplete="off" required />
            <Button name="intent" value="account">
              {t('ask')}
            </Button>
          </form>
        </Fold>
      )}
    </Part>
  )
}

function Account({ account, own }: { account: AccountFact; own: boolean }) {
  const t = useTranslations('registry.bank')
  const format = useFormatter()
  const by = [account.proposer, account.decider].filter(Boolean).join(' → ')
  return (
    <li className="rounded-lg border border-line bg-card p-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{account.bankName}</span>
        <span className="tabular">{`···· ${account.lastFour}`}</span>
        <Badge tone={tones[account.state]}>{t(`states.${account.state}`)}</Badge>
      </p>
      <p className="text-sm text-soft">{`${by} · ${format.dateTime(account.decidedAt ?? account.proposedAt, 'day')}`}</p>
      {account.alsoOf.length > 0 ? (
        <Notice tone="warn">{t('alsoOf', { codes: format.list(account.alsoOf, 'names') })}</Notice>
      ) : null}
      {account.state === 'proposed' && own ? <p className="mt-2 text-sm">{t('own')}</p> : null}
      {account.state === 'proposed' && !own ? (
        <form method="post" className="mt-3">
          <input type="hidden" name="account" value={account.id} />
          <YesOrNo yes={['approveAccount', t('approve')]} no={['rejectAccount', t('reject')]} />
        </form>
      ) : null}
    </li>
  )
}
