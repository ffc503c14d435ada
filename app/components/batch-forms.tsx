import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { BatchPage as Batch } from '#server/batches/read-batches.ts'
import type { TypedBatch } from '../http/answer-batch.ts'
import type { FieldErrors } from '../http/answer-form.ts'
import { Button } from './button.tsx'
import { SelectField, TextField } from './field.tsx'
import { type FieldOf, fieldsOf } from './fields-of.ts'
import { FoldedCard } from './fold.tsx'
import { ReasonField } from './reason-field.tsx'

interface Props {
  batch: Batch
  /** The id of what the form writes, so that sending it twice writes once. */
  formId: string
  answered: { typed: TypedBatch; errors: FieldErrors } | undefined
}

/** Three things that can be said of a batch, each folded until it is wanted. */
export function BatchForms(props: Props) {
  const { batch } = props
  const t = useTranslations('batches.form')
  return (
    <div className="mt-6 grid gap-3">
      <Form {...props} intent="event" title={t('event')} act={t('eventDo')}>
        {(field) => (
          <>
            <SelectField {...field('kind')}>
              {(['mortality', 'vaccination'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </SelectField>
            <TextField {...field('on')} type="date" required />
            <TextField {...field('quantity')} inputMode="numeric" required />
            <TextField {...field('noteZh')} maxLength={200} required />
            <TextField {...field('noteEn')} maxLength={200} />
          </>
        )}
      </Form>
      <Form {...props} intent="forecast" title={t('forecast')} lead={t('forecastLead')} act={t('forecastDo')}>
        {(field) => (
          <>
            <TextField {...field('survival', String(batch.survivalBps / 100))} inputMode="decimal" required />
            <TextField {...field('safety', String(batch.safetyBps / 100))} inputMode="decimal" required />
            <ReasonField {...field('reasonZh')} />
            <ReasonField {...field('reasonEn')} optional />
          </>
        )}
      </Form>
      <Form {...props} intent="move" title={t('move')} lead={t('moveLead', { count: batch.waiting })} act={t('moveDo')}>
        {(field) => (
          <>
            <TextField {...field('toDay', batch.releasesOn)} type="date" required />
            <span />
            <ReasonField {...field('reasonZh')} />
            <ReasonField {...field('reasonEn')} optional />
          </>
        )}
      </Form>
    </div>
  )
}

type Labelled = (name: string, begin?: string) => ReturnType<FieldOf> & { label: string }

function Form(
  props: Props & {
    intent: string
    title: string
    lead?: string
    act: string
    children: (field: Labelled) => ReactNode
  },
) {
  const { intent, formId, answered } = props
  const t = useTranslations('batches.form')
  const own = answered?.typed.intent === intent ? answered : undefined
  const fields = fieldsOf(own && { typed: own.typed.fields, errors: own.errors })
  const field: Labelled = (name, begin) => ({ ...fields(name, begin), label: t(`fields.${name}` as 'fields.on') })
  return (
    <FoldedCard title={props.title} open={own !== undefined}>
      <form method="post">
        {props.lead ? <p className="mb-3 max-w-prose text-sm text-soft">{props.lead}</p> : null}
        <input type="hidden" name="id" value={own?.typed.fields.id ?? `${formId}`} />
        <div className="grid gap-x-4 sm:grid-cols-2">{props.children(field)}</div>
        <Button name="intent" value={intent}>
          {props.act}
        </Button>
      </form>
    </FoldedCard>
  )
}
