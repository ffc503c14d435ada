import { useTranslations } from 'use-intl'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'

/** A household is to stand behind the certificate, or not any more. */
export function NewChange({ formId, answered }: { formId: string; answered: WrongForm | undefined }) {
  const t = useTranslations('linkage.certificates.change')
  const id = answered?.typed.intent === 'change' ? answered.typed.fields.id : formId
  return (
    <EvidenceForm
      intent="change"
      title={t('title')}
      lead={t('lead')}
      act={t('propose')}
      kinds={['certificate', 'contract', 'resolution', 'photo', 'other']}
      fileRequired
      answered={answered}
    >
      {(field) => (
        <>
          <input type="hidden" name="id" value={id} />
          <SelectField {...field('kind', 'add')} label={t('kind')}>
            {(['add', 'remove'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            {...field('householdCode')}
            label={t('householdCode')}
            hint={t('householdHint')}
            autoComplete="off"
            maxLength={40}
            required
          />
          <TextField {...field('units', '0')} label={t('units')} hint={t('unitsHint')} inputMode="numeric" required />
          <ReasonField {...field('reason')} label={t('reason')} hint={t('reasonHint')} />
        </>
      )}
    </EvidenceForm>
  )
}
