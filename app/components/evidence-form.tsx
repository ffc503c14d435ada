import type { ReactNode } from 'react'
import type { EvidenceKind } from '#domain/evidence.ts'
import type { WrongForm } from '../http/answer-evidence-form.ts'
import { Button } from './button.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { type FieldOf, fieldsOf } from './fields-of.ts'
import { FoldedCard } from './fold.tsx'
import { Notice } from './notice.tsx'

interface Props {
  intent: string
  /** Which thing of the page it is about, where there are several. */
  of?: string
  title: ReactNode
  lead?: ReactNode
  act: string
  answered: WrongForm | undefined
  /** Kinds of the file that is handed in with it; none where no file is asked for. */
  kinds?: readonly EvidenceKind[]
  fileRequired?: boolean
  /** What the file is, where its kind does not say so. */
  fileLabel?: string
  /** Not folded to begin with. */
  open?: boolean
  /** The quieter look, for what is not the next step. */
  quiet?: boolean
  children?: (field: FieldOf) => ReactNode
}

/** A form that is folded until it is wanted, with a file where one is asked for. What was typed stays when something is wrong. */
export function EvidenceForm(props: Props) {
  const { intent, of, answered, kinds } = props
  const own = answered?.typed.intent === intent && answered.typed.of === (of ?? '') ? answered : undefined
  const field = fieldsOf(own && { typed: own.typed.fields, errors: own.errors })
  return (
    <FoldedCard title={props.title} open={props.open || own !== undefined}>
      <form method="post" encType="multipart/form-data">
        {props.lead ? <p className="mb-3 max-w-prose text-sm text-soft">{props.lead}</p> : null}
        {own?.errors.form ? <Notice tone="bad">{own.errors.form}</Notice> : null}
        <input type="hidden" name="intent" value={intent} />
        {of ? <input type="hidden" name="of" value={of} /> : null}
        {props.children ? (
          <div className="grid gap-x-4 sm:grid-cols-2 sm:*:has-[textarea]:col-span-2">{props.children(field)}</div>
        ) : null}
        {kinds ? (
          <EvidenceField
            kinds={kinds}
            kind={own?.typed.fields.evidenceKind}
            label={props.fileLabel}
            required={props.fileRequired}
            errors={own?.errors.evidence}
          />
        ) : null}
        <Button look={props.quiet ? 'quiet' : 'primary'}>{props.act}</Button>
      </form>
    </FoldedCard>
  )
}
