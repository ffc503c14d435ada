import { useTranslations } from 'use-intl'
import { termFields } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { TextField } from '../../components/field.tsx'
import type { ProposalError } from './proposal-refusal.ts'

/** What the two sides agreed on beside the shares: the fields of the type. */
export function TermFields(props: { type: LinkageType; terms: Record<string, string>; error: ProposalError | null }) {
  const { type, terms, error } = props
  const t = useTranslations('linkage')
  return (
    <fieldset className="grid gap-x-4 sm:grid-cols-2">
      <legend className="mb-2 font-display text-lg">{t('terms.title')}</legend>
      {termFields(type).map(({ name, kind, required }) => (
        <TextField
          key={name}
          name={`term.${name}`}
          label={
            <>
              {t(`terms.${name as 'plot'}`)}
              {kind === 'text' || kind === 'count' ? null : (
                <span className="font-normal text-soft"> {t(`units.${kind}`)}</span>
              )}
            </>
          }
          hint={required ? undefined : t('optional')}
          inputMode={kind === 'text' ? undefined : kind === 'count' ? 'numeric' : 'decimal'}
          maxLength={kind === 'text' ? 120 : 16}
          defaultValue={terms[name] ?? ''}
          errors={error?.field === `terms.${name}` ? error.message : undefined}
          required={required}
        />
      ))}
    </fieldset>
  )
}
