import { TextareaField, TextField } from '../../components/field.tsx'
import { LONGEST, SHORTEST } from './words-of.ts'

/** A reason or an evidence, as `wordsOf` takes it. */
export function WordsField(props: {
  name: string
  label: string
  hint: string
  /** Absent: a single line. */
  rows?: number
  typed?: string
  error?: string
}) {
  const { name, label, hint, rows, typed, error } = props
  const field = { name, label, hint, defaultValue: typed, errors: error }
  const limits = { minLength: SHORTEST, maxLength: LONGEST, required: true }
  return rows ? <TextareaField {...field} {...limits} rows={rows} /> : <TextField {...field} {...limits} />
}
