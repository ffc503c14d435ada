import { TextareaField } from './field.tsx'

type Props = { name: string; label: string; hint: string; defaultValue?: string; errors?: string }

/** What came of something, in somebody's own words. */
export function OutcomeField(props: Props) {
  return <TextareaField {...props} rows={2} maxLength={500} required />
}
