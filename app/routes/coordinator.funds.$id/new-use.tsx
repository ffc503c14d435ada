import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FundPage } from '#server/aid/read-fund.ts'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'

/** A grant or an advance is proposed: for whom, for what, and how an advance is repaid. */
export function NewUse({
  fund,
  formId,
  answered,
}: {
  fund: FundPage
  formId: string
  answered: WrongForm | undefined
}) {
  const t = useTranslations('aid')
  const locale = useLocale()
  return (
    <EvidenceForm
      intent="use"
      title={t('newUse.title')}
      lead={t('newUse.lead')}
      act={t('newUse.do')}
      answered={answered}
    >
      {(field) => (
        <>
          <input type="hidden" name="id" value={answered?.typed.intent === 'use' ? answered.typed.fields.id : formId} />
          <SelectField {...field('kind')} label={t('newUse.kind')}>
            {(['advance', 'grant'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField {...field('amount')} label={t('newUse.amount')} inputMode="decimal" required />
          <TextField
            {...field('householdCode')}
            label={t('newUse.householdCode')}
            hint={t('newUse.householdHint')}
            maxLength={40}
          />
          <SelectField {...field('producerId')} label={t('newUse.producerId')} hint={t('newUse.producerHint')}>
            <option value="">{t('newUse.nobody')}</option>
            {fund.producers.map(({ id, nameZh, nameEn }) => (
              <option key={id} value={id}>
                {inLocale(locale, nameZh, nameEn)}
              </option>
            ))}
          </SelectField>
          <TextField {...field('purposeZh')} label={t('newUse.purposeZh')} maxLength={120} required />
          <TextField {...field('purposeEn')} label={t('newUse.purposeEn')} maxLength={160} />
          <TextField
            {...field('repay', '20')}
            label={t('newUse.repay')}
            hint={t('newUse.repayHint')}
            inputMode="decimal"
          />
          <TextField
            {...field('floor', '500')}
            label={t('newUse.floor')}
            hint={t('newUse.floorHint')}
            inputMode="decimal"
          />
          <TextField {...field('batchCode')} label={t('newUse.batchCode')} maxLength={40} />
        </>
      )}
    </EvidenceForm>
  )
}
