import { useTranslations } from 'use-intl'
import { type ConformField, TextareaField, TextField } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'

/** Where the receipt goes besides the phone, and words to the producer. Both may stay empty. */
export function MessageSection({ fields }: { fields: Record<'email' | 'note', ConformField> }) {
  const t = useTranslations('checkout')
  return (
    <Section title={t('more')}>
      <TextField
        field={fields.email}
        label={t('email')}
        hint={t('emailHint')}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={200}
      />
      <TextareaField field={fields.note} label={t('note')} hint={t('noteHint')} rows={2} maxLength={200} />
    </Section>
  )
}
