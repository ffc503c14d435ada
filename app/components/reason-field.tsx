import { useTranslations } from 'use-intl'
import { REASON } from '#domain/reason.ts'
import { TextareaField, TextField } from './field.tsx'

/** A reason, or an evidence in words, as long as `readReason` takes it. */
export function ReasonField(props: {
  name: string
  label: string
  /** Absent: how long it has to be. */
  hint?: string
  /** Absent: a single line. */
  rows?: number
  optional?: boolean
  defaultValue?: string
  errors?: string | string[] | null
}) {
  const { rows, optional, ...field } = props
  const t = useTranslations('shell')
  const all = { hint: t('reasonHint'), ...field, maxLength: REASON.max, required: !optional }
  return rows ? <TextareaField {...all} rows={rows} /> : <TextField {...all} />
}
