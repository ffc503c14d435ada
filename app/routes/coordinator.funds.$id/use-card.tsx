import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FundPage } from '#server/aid/read-fund.ts'
import { AidState } from '../../components/aid-state.tsx'
import { ApproveOrReject } from '../../components/approve-or-reject.tsx'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { EvidenceList } from '../../components/evidence-list.tsx'
import { Money } from '../../components/money.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { percent } from '../coordinator/amounts.tsx'

interface Props {
  use: FundPage['uses'][number]
  me: string
  answered: WrongForm | undefined
}

/** One use from proposal to outcome, and what can be done with it next. */
export function UseCard(props: Props) {
  const { use } = props
  const t = useTranslations('aid')
  const locale = useLocale()
  return (
    <article id={`use-${use.id}`} className="scroll-mt-6 rounded-lg border border-line bg-card p-4 text-sm">
      <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base">
        <Money fen={use.amountFen} className="font-display text-xl" />
        <span>
          {t(`kinds.${use.kind}`)} · {inLocale(locale, use.purposeZh, use.purposeEn)}
        </span>
        <AidState state={use.state} />
      </h3>
      <p className="mt-1">
        {use.householdId ? (
          <a href={`/coordinator/households/${use.householdId}`} className="link">
            {use.receiverZh} {use.householdCode}
          </a>
        ) : (
          inLocale(locale, use.receiverZh, use.receiverEn)
        )}
        {use.batchId ? (
          <>
            {' · '}
            <a href={`/coordinator/batches/${use.batchId}`} className="link">
              {t('fund.batch', { code: use.batchCode ?? '' })}
            </a>
          </>
        ) : null}
      </p>
      <History use={use} />
      {use.outcome ? <p className="mt-2 max-w-prose border-l-2 border-line-strong pl-3">{use.outcome}</p> : null}
      {use.evidence.length > 0 ? (
        <div className="mt-3 border-t border-line pt-2">
          <EvidenceList evidence={use.evidence} />
        </div>
      ) : null}
      <Next {...props} />
    </article>
  )
}

function History({ use }: Pick<Props, 'use'>) {
  const t = useTranslations('aid.fund')
  const format = useFormatter()
  const by = (person: string | null, at: Date) => ({ person: person ?? '—', at: format.dateTime(at, 'full') })
  const owed = use.state === 'given' || use.state === 'closed'
  return (
    <ul className="mt-2 text-soft">
      {use.kind === 'advance' ? (
        <li className="text-ink">
          {owed
            ? `${t('owed', { owed: formatMoney(use.amountFen - use.repaidFen), repaid: formatMoney(use.repaidFen) })} · `
            : ''}
          {t('rule', { percent: percent(use.repayBps), floor: formatMoney(use.floorFen) })}
        </li>
      ) : null}
      <li>{t('proposedBy', by(use.proposedBy, use.proposedAt))}</li>
      {use.decidedAt ? (
        <li>{t(use.state === 'rejected' ? 'rejectedBy' : 'decidedBy', by(use.decidedBy, use.decidedAt))}</li>
      ) : null}
      {use.givenAt ? <li>{t('givenBy', by(use.givenBy, use.givenAt))}</li> : null}
    </ul>
  )
}

function Next({ use, me, answered }: Props) {
  const t = useTranslations('aid.fund')
  if (use.state === 'proposed') return <Decision use={use} me={me} answered={answered} />
  const owing = use.kind === 'advance' && use.repaidFen < use.amountFen
  if (use.state === 'approved')
    return (
      <div className="mt-3">
        <EvidenceForm
          intent="give"
          of={use.id}
          title={t('give')}
          act={t('giveDo')}
          kinds={['receipt', 'bank_proof', 'contract', 'other']}
          fileRequired
          answered={answered}
        />
      </div>
    )
  if (use.state !== 'given') return null
  if (owing) return <p className="mt-2 text-soft">{t('stillOwed')}</p>
  return (
    <div className="mt-3">
      <EvidenceForm
        intent="close"
        of={use.id}
        title={t('close')}
        act={t('closeDo')}
        kinds={['photo', 'receipt', 'other']}
        answered={answered}
      >
        {(field) => <ReasonField {...field('outcome')} label={t('outcome')} hint={t('outcomeHint')} rows={2} />}
      </EvidenceForm>
    </div>
  )
}

function Decision({ use, me, answered }: Props) {
  const t = useTranslations('aid.fund')
  if (use.proposedById === me) return <p className="mt-3 text-warn">{t('own')}</p>
  const words = { approve: t('approve'), reject: t('reject'), reason: t('reason') }
  return <ApproveOrReject of={use.id} {...words} answered={answered} />
}
