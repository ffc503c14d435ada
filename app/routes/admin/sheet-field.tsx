import { Field } from '../../components/field.tsx'

/** A field for one .xlsx. */
export const SheetField = (props: { label: string; hint: string; error?: string | null }) => (
  <Field label={props.label} hint={props.hint} errors={props.error}>
    {(wiring) => (
      <input
        {...wiring}
        type="file"
        name="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className="control"
        required
      />
    )}
  </Field>
)
