import { useTranslations } from 'use-intl'
import type { PeriodListPage } from '#server/period-income/read-list.ts'
import { ApproveOrReject } from '../../components/approve-or-reject.tsx'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'
import { Part } from '../admin/desk-head.tsx'

interface Props {
  list: PeriodListPage
  me: string
  answered: WrongForm | undefined
}

/** What can be done next: decide, prove the payment, add a paper, take it back. */
export function ListForms(props: Props) {
  const { list, answered } = props
  const t = useTranslations('periods.page')
  const over = list.state === 'rejected' || list.state === 'taken_back'
  return (
    <>
      {list.state === 'proposed' ? <Decision {...props} /> : null}
      {over ? null : (
        <div className="mt-8 grid gap-3">
          {list.state === 'approved' ? (
            <EvidenceForm
              intent="pay"
              title={t('pay')}
              lead={t('payLead')}
              act={t('payDo')}
              kinds={['bank_proof', 'receipt']}
              fileRequired
              answered={answered}
            />
          ) : null}
          <EvidenceForm
            intent="evidence"
            title={t('addEvidence')}
            act={t('add')}
            kinds={['payroll', 'lease', 'resolution', 'receipt', 'other']}
            fileRequired
            quiet
            answered={answered}
          />
          {list.state === 'proposed' ? null : <TakeBack {...props} />}
        </div>
      )}
    </>
  )
}

function TakeBack({ answered }: Props) {
  const t = useTranslations('periods.page')
  return (
    <EvidenceForm
      intent="takeBack"
      title={t('takeBack')}
      lead={t('takeBackLead')}
      act={t('takeBackDo')}
      kinds={['other', 'payroll', 'resolution', 'receipt']}
      fileRequired
      quiet
      answered={answered}
    >
      {(field) => <ReasonField {...field('reason')} label={t('reason')} rows={2} />}
    </EvidenceForm>
  )
}

function Decision({ list, me, answered }: Props) {
  const t = useTranslations('periods.page')
  return (
    <Part title={t('decide')} lead={t('decideLead', { period: list.period })}>
      {list.proposedById === me ? (
        <Notice tone="warn">{t('own')}</Notice>
      ) : (
        <ApproveOrReject
          approve={t('approve')}
          reject={t('reject')}
          reason={t('rejectReason')}
          blocked={list.evidence.length === 0 ? <Notice tone="warn">{t('noEvidence')}</Notice> : undefined}
          answered={answered}
        />
      )}
    </Part>
  )
}
