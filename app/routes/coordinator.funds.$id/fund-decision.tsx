import { useFormatter, useTranslations } from 'use-intl'
import type { FundPage } from '#server/aid/read-fund.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { TextareaField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'
import { formatMoney } from '../../i18n/format-money.ts'

interface Props {
  fund: FundPage
  me: string
  answered: WrongForm | undefined
}

/** Who proposed and decided a fund, and while it waits the decision of a second person. */
export function FundDecision(props: Props) {
  const { fund } = props
  const t = useTranslations('aid.fund')
  const format = useFormatter()
  const by = (person: string | null, at: Date) => ({ person: person ?? '—', at: format.dateTime(at, 'full') })
  return (
    <>
      <ul className="mt-3 text-sm text-soft">
        <li>{t('proposedBy', by(fund.proposedBy, fund.proposedAt))}</li>
        {fund.decidedAt ? (
          <li>{t(fund.state === 'rejected' ? 'rejectedBy' : 'decidedBy', by(fund.decidedBy, fund.decidedAt))}</li>
        ) : null}
      </ul>
      {fund.reason ? (
        <p className="mt-2 max-w-prose border-l-2 border-line-strong pl-3 text-sm">{fund.reason}</p>
      ) : null}
      {fund.state === 'proposed' ? <Decide {...props} /> : null}
    </>
  )
}

function Decide({ fund, me, answered }: Props) {
  const t = useTranslations('aid.fund')
  if (fund.proposedById === me)
    return (
      <Notice tone="warn">
        {t('own')} {t('waits')}
      </Notice>
    )
  const refusal = answered?.typed.intent === 'approveFund' ? Object.values(answered.errors)[0] : undefined
  return (
    <div className="mt-4 grid gap-3">
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Card>
        <h2 className="text-lg">{t('approveFund')}</h2>
        <p className="mb-4 text-sm text-soft">{t('approveLead', { amount: formatMoney(fund.amountFen) })}</p>
        <form method="post">
          <Button name="intent" value="approveFund">
            {t('approve')}
          </Button>
        </form>
      </Card>
      <EvidenceForm intent="rejectFund" title={t('rejectFund')} act={t('reject')} quiet answered={answered}>
        {(field) => (
          <div className="sm:col-span-2">
            <TextareaField {...field('reason')} label={t('reason')} rows={2} maxLength={300} required />
          </div>
        )}
      </EvidenceForm>
    </div>
  )
}
