import { useFormatter, useTranslations } from 'use-intl'
import type { StatementPage } from '#server/payouts/read-statement.ts'
import { Card } from '../../components/card.tsx'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { Notice } from '../../components/notice.tsx'
import { YesOrNo } from '../../components/yes-or-no.tsx'

type Returned = NonNullable<StatementPage['returned']>

/** The bank sent the payout back: who noted and confirmed it, the bank's paper, and while it waits the decision. */
export function ReturnedPayout({ returned, me, error }: { returned: Returned; me: string; error: string | undefined }) {
  const t = useTranslations('payouts.statement')
  const format = useFormatter()
  const by = (person: string | null, at: Date) => ({ person: person ?? '—', at: format.dateTime(at, 'full') })
  const { state, decidedAt } = returned
  return (
    <Card className="mt-6 max-w-[46rem]">
      <h2 className="text-lg">{t('returned')}</h2>
      <p className="mt-1">{returned.reason}</p>
      <ul className="mt-1 mb-3 text-sm text-soft">
        <li>{t('returnBy', by(returned.proposedBy, returned.proposedAt))}</li>
        {decidedAt ? (
          <li>
            {t(state === 'approved' ? 'returnConfirmedBy' : 'returnRejectedBy', by(returned.decidedBy, decidedAt))}
          </li>
        ) : null}
      </ul>
      <EvidenceList evidence={returned.evidence} />
      {error ? <Notice tone="bad">{error}</Notice> : null}
      {state === 'proposed' ? <Decision own={returned.proposedById === me} /> : null}
    </Card>
  )
}

function Decision({ own }: { own: boolean }) {
  const t = useTranslations('payouts.statement')
  if (own) return <Notice tone="warn">{t('returnOwn')}</Notice>
  return (
    <>
      <p className="mt-4 mb-3 max-w-prose text-sm text-soft">{t('returnWaits')}</p>
      <form method="post">
        <YesOrNo yes={['returnConfirm', t('returnConfirm')]} no={['returnReject', t('returnReject')]} />
      </form>
    </>
  )
}
