import { useTranslations } from 'use-intl'
import { EVIDENCE_ACCEPT, type EvidenceKind } from '#domain/evidence.ts'
import { Field, SelectField } from './field.tsx'

/**
 * Chooses what kind of evidence a file is, and the file. The form around it is sent as `multipart/form-data` and read with
 * `readEvidenceForm`.
 * @param kinds those that make sense here, the likeliest first; one needs no choice
 */
export function EvidenceField(props: {
  kinds: readonly EvidenceKind[]
  kind?: string
  required?: boolean
  label?: string
  hint?: string
  errors?: string
  name?: string
}) {
  const { kinds, kind, required, label, hint, errors, name = 'evidence' } = props
  const t = useTranslations('evidence')
  const [only] = kinds
  return (
    <div className={kinds.length > 1 ? 'grid gap-x-4 sm:grid-cols-[12rem_1fr]' : ''}>
      {kinds.length > 1 ? (
        <SelectField name={`${name}Kind`} label={t('kind')} defaultValue={kind}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name={`${name}Kind`} value={only} />
      )}
      <Field
        label={label ?? (only && kinds.length === 1 ? t(`kinds.${only}`) : t('file'))}
        hint={hint ?? t('hint')}
        errors={errors}
      >
        {({ defaultValue: _, ...wiring }) => (
          <input
            {...wiring}
            type="file"
            name={name}
            accept={EVIDENCE_ACCEPT}
            required={required}
            className="control min-w-0"
          />
        )}
      </Field>
    </div>
  )
}
