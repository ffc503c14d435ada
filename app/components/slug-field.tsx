import { useTranslations } from 'use-intl'
import { TextField } from './field.tsx'

/** The number of a good in addresses and spreadsheets. */
export function SlugField({ typed, error }: { typed: string | undefined; error: string | undefined }) {
  const t = useTranslations('admin.family')
  return (
    <TextField
      name="slug"
      label={t('slug')}
      hint={t('slugHint')}
      defaultValue={typed}
      errors={error}
      pattern="[a-z0-9-]{2,80}"
      required
    />
  )
}
