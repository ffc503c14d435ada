import { useTranslations } from 'use-intl'
import type { RunPage } from '#server/payouts/read-run.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EvidenceField } from '../../components/evidence-field.tsx'
import { FoldedCard } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Act } from '../coordinator.payments/act.tsx'
import { AccountChanges } from './account-changes.tsx'

/** What was typed, and what is wrong: with one field, or with all of it. */
export type Answered = { step: string; reason: string; sure: boolean; field?: unknown; error: string } | undefined

/** The form that the boxes of the table belong to. */
export const PROVE_FORM = 'prove'

/** Steps that say at their own form what is wrong. */
const withForm = ['cancel', 'accounts']

/** What can be done with a run now, and by whom. */
export function NextStep({ page, me, answered }: { page: RunPage; me: string; answered: Answered }) {
  const t = useTranslations('payouts')
  const { run } = page
  const cancellable = run.state === 'proposed' || run.state === 'checked' || run.state === 'approved'
  return (
    <section aria-labelledby="next" className="grid gap-4">
      <h2 id="next" className="sr-only">
        {t('run.next')}
      </h2>
      {answered && !withForm.includes(answered.step) ? <Notice tone="bad">{answered.error}</Notice> : null}
      <AccountChanges page={page} answered={answered?.step === 'accounts' ? answered : undefined} />
      <Step page={page} me={me} />
      {cancellable ? <Cancel answered={answered?.step === 'cancel' ? answered : undefined} /> : null}
    </section>
  )
}

function Step({ page, me }: { page: RunPage; me: string }) {
  const t = useTranslations('payouts')
  const { run, totals, counts } = page
  const act = (intent: 'check' | 'approve' | 'export', words: string) => (
    <Act title={t(`act.${intent}`)} lead={t(`act.${intent}Lead`)} intent={intent} act={words} />
  )
  if (run.state === 'proposed') return act('check', t('act.checkDo'))
  if (run.state === 'checked' && run.proposedBy === me) return <Notice>{t('act.ownProposal')}</Notice>
  if (run.state === 'checked') return act('approve', t('act.approveDo', { amount: formatMoney(totals.amountFen) }))
  const changed = page.accountChanges.some(({ newAccountId }) => newAccountId !== null)
  if (run.state === 'approved' && changed) return <Notice tone="warn">{t('act.accountsWait')}</Notice>
  if (run.state === 'approved') return act('export', t('act.exportDo'))
  if (run.state === 'exported')
    return (
      <>
        {page.accountChanges.length > 0 ? null : <Files id={run.id} />}
        <Prove count={counts.sent} proven={page.evidence.length > 0} />
      </>
    )
  if (run.state === 'settled')
    return (
      <Notice tone="good">
        {t('act.settled')}{' '}
        <a href="/coordinator/checks" className="link">
          {t('act.toChecks')}
        </a>
      </Notice>
    )
  return run.reason ? <Notice>{run.reason}</Notice> : null
}

function Files({ id }: { id: string }) {
  const t = useTranslations('payouts.act')
  return (
    <Card>
      <h3 className="text-lg">{t('files')}</h3>
      <p className="mb-4 max-w-prose text-sm text-soft">{t('filesLead')}</p>
      <p className="flex flex-wrap gap-3">
        {(['xlsx', 'csv'] as const).map((format) => (
          <ButtonLink
            key={format}
            href={`/coordinator/payouts/${id}/bank.${format}`}
            look="quiet"
            icon="download"
            download
          >
            {t(format)}
          </ButtonLink>
        ))}
      </p>
    </Card>
  )
}

function Prove({ count, proven }: { count: number; proven: boolean }) {
  const t = useTranslations('payouts.act')
  return (
    <Card>
      <h3 className="text-lg">{t('prove')}</h3>
      <p className="mb-4 max-w-prose text-sm text-soft">{t('proveLead', { count })}</p>
      <form method="post" encType="multipart/form-data" id={PROVE_FORM} className="max-w-[40rem]">
        <EvidenceField kinds={['bank_proof']} required={!proven} />
        <Button name="intent" value="prove">
          {t('proveDo')}
        </Button>
      </form>
    </Card>
  )
}

function Cancel({ answered }: { answered: Answered }) {
  const t = useTranslations('payouts.act')
  return (
    <FoldedCard title={t('cancel')} open={answered !== undefined}>
      <form method="post" className="max-w-[40rem]">
        <p className="mb-3 text-sm text-soft">{t('cancelLead')}</p>
        <ReasonField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          defaultValue={answered?.reason}
          errors={answered?.error}
        />
        <Button name="intent" value="cancel" look="quiet">
          {t('cancelDo')}
        </Button>
      </form>
    </FoldedCard>
  )
}
