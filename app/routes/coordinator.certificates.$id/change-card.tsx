import { useFormatter, useTranslations } from 'use-intl'
import type { CertificateChangeView } from '#server/linkage/read-certificate-changes.ts'
import { ApproveOrReject } from '../../components/approve-or-reject.tsx'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { Notice } from '../../components/notice.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'

interface Props {
  change: CertificateChangeView
  me: string
  answered: WrongForm | undefined
}

const tones = { proposed: 'warn', approved: 'good', rejected: 'plain', withdrawn: 'plain' } as const
const decided = { approved: 'approvedBy', rejected: 'rejectedBy', withdrawn: 'withdrawnBy' } as const

/** One household that joined or left, or is to, with its papers and who decided. */
export function ChangeCard(props: Props) {
  const { kind, state, units, householdId, householdCode, name, reason, decision, evidence } = props.change
  const t = useTranslations('linkage.certificates.change')
  const { answered } = props
  const tooLate = answered?.typed.of === props.change.id ? answered.errors.form : undefined
  const quantity = units === 0 ? t('unitsSame') : t(kind === 'add' ? 'unitsMore' : 'unitsLess', { units })
  return (
    <article className="rounded-lg border border-line bg-card p-4 text-sm">
      <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base">
        {t(`kinds.${kind}`)}
        <a href={`/coordinator/households/${householdId}`} className="link">
          {name} <span className="tabular">{householdCode}</span>
        </a>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      </h3>
      <p className="mt-1">{quantity}</p>
      <p className="mt-1 max-w-prose">{reason}</p>
      <History change={props.change} />
      {decision ? <p className="mt-2 max-w-prose border-l-2 border-line-strong pl-3">{decision}</p> : null}
      <div className="mt-3 border-t border-line pt-2">
        <EvidenceList evidence={evidence} />
      </div>
      {state === 'proposed' ? <Decision {...props} /> : tooLate ? <Notice tone="bad">{tooLate}</Notice> : null}
    </article>
  )
}

function History({ change }: Pick<Props, 'change'>) {
  const t = useTranslations('linkage.certificates.change')
  const format = useFormatter()
  const by = (person: string | null, at: Date) => ({ person: person ?? '—', at: format.dateTime(at, 'full') })
  const { certifiedAfter, decidedAt, state } = change
  return (
    <ul className="mt-2 text-soft">
      <li>{t('proposedBy', by(change.proposer, change.proposedAt))}</li>
      {decidedAt && state !== 'proposed' ? <li>{t(decided[state], by(change.decider, decidedAt))}</li> : null}
      {certifiedAfter === null ? null : <li>{t('after', { certified: certifiedAfter })}</li>}
    </ul>
  )
}

/** Whoever proposed it may take it back; somebody else approves it or sends it back. */
function Decision({ change, me, answered }: Props) {
  const t = useTranslations('linkage.certificates.change')
  if (change.proposedBy !== me)
    return (
      <ApproveOrReject
        of={change.id}
        approve={t('approve')}
        reject={t('reject')}
        reason={t('sentBack')}
        answered={answered}
      />
    )
  return (
    <form method="post" className="mt-3">
      <p className="mb-2 text-warn">{t('own')}</p>
      <input type="hidden" name="of" value={change.id} />
      <Button name="intent" value="withdraw" look="quiet">
        {t('withdraw')}
      </Button>
    </form>
  )
}
