import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { CertifiedBatch } from '#server/parcels/read-certificates.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'

type Answered = { typed: Record<string, string>; errors: Record<string, string[]> }

const kinds = ['quarantine', 'inspection', 'origin'] as const

/** What the paper says, field by field. */
export function CertificateForm({ batches, answered }: { batches: readonly CertifiedBatch[]; answered?: Answered }) {
  const t = useTranslations('fulfilment.certificates')
  const locale = useLocale()
  const field = (name: string) => ({
    name,
    defaultValue: answered?.typed[name],
    errors: answered?.errors[name] ?? [],
  })
  return (
    <form method="post">
      <SelectField label={t('batch')} {...field('batchId')}>
        {batches.map(({ id, nameZh, nameEn, code }) => (
          <option key={id} value={id}>
            {t('batchOf', { name: inLocale(locale, nameZh, nameEn), code })}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('kind')} {...field('kind')}>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField label={t('number')} {...field('number')} maxLength={60} required autoComplete="off" />
      <TextField label={t('issuedBy')} {...field('issuedBy')} maxLength={80} required />
      <TextField label={t('issuedOn')} {...field('issuedOn')} type="date" required />
      <TextField label={t('expiresOn')} hint={t('expiresHint')} {...field('expiresOn')} type="date" />
      <Button wide>{t('act')}</Button>
    </form>
  )
}
