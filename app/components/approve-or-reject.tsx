import type { ReactNode } from 'react'
import type { WrongForm } from '../http/answer-evidence-form.ts'
import { Button } from './button.tsx'
import { EvidenceForm } from './evidence-form.tsx'
import { Notice } from './notice.tsx'
import { ReasonField } from './reason-field.tsx'

/** Approves at once what somebody else proposed, or rejects it with a reason; why it cannot be approved stands above. */
export function ApproveOrReject(props: {
  intents?: [approve: string, reject: string]
  /** Which thing of the page it is about, where there are several. */
  of?: string
  approve: string
  reject: string
  reason: string
  answered: WrongForm | undefined
  /** Stands where the button would: what has to be there first. */
  blocked?: ReactNode
}) {
  const { of, answered, reject, blocked } = props
  const [approves, rejects] = props.intents ?? ['approve', 'reject']
  const refused = answered?.typed.intent === approves && answered.typed.of === (of ?? '') ? answered : undefined
  const [refusal] = Object.values(refused?.errors ?? {})
  return (
    <div className="mt-3 grid gap-3">
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {blocked ?? (
        <form method="post">
          {of ? <input type="hidden" name="of" value={of} /> : null}
          <Button name="intent" value={approves}>
            {props.approve}
          </Button>
        </form>
      )}
      <EvidenceForm intent={rejects} of={of} title={reject} act={reject} quiet answered={answered}>
        {(field) => <ReasonField {...field('reason')} label={props.reason} rows={2} />}
      </EvidenceForm>
    </div>
  )
}
