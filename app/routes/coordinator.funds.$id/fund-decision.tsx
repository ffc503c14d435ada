import { useFormatter, useTranslations } from 'use-intl'
import type { FundPage } from '#server/aid/read-fund.ts'
import { ApproveOrReject } from '../../components/approve-or-reject.tsx'
import { Card } from '../../components/card.tsx'
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
  return (
    <Card className="mt-4">
      <h2 className="text-lg">{t('approveFund')}</h2>
      <p className="text-sm text-soft">{t('approveLead', { amount: formatMoney(fund.amountFen) })}</p>
      <ApproveOrReject
        intents={['approveFund', 'rejectFund']}
        approve={t('approve')}
        reject={t('rejectFund')}
        reason={t('reason')}
        answered={answered}
      />
    </Card>
  )
}
