import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Field, FieldErrors, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { PapersAgain } from './answer-papers.server.ts'

/** Name and birthday; of those not grown up yet also a guardian’s. A plain form. */
export function PapersForm({ again }: { again: PapersAgain | undefined }) {
  const t = useTranslations('hosting.form')
  const { typed = {}, errors = {}, ticket = '' } = again ?? {}
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="ticket" value={ticket} />
      {errors.form ? (
        <Notice tone="bad">
          <FieldErrors errors={errors.form} />
        </Notice>
      ) : null}
      <TextField
        name="realName"
        label={t('realName')}
        hint={t('realNameHint')}
        autoComplete="name"
        defaultValue={typed.realName}
        errors={errors.realName}
        required
      />
      <TextField
        type="date"
        name="bornOn"
        label={t('bornOn')}
        hint={t('bornOnHint')}
        autoComplete="bday"
        defaultValue={typed.bornOn}
        errors={errors.bornOn}
        className="max-w-56"
        required
      />
      <fieldset className="mb-6 rounded-lg border border-line p-4">
        <legend className="px-1 font-medium">{t('guardian')}</legend>
        <p className="mb-3 text-sm text-soft">{t('guardianHint')}</p>
        <TextField
          name="guardianName"
          label={t('guardianName')}
          autoComplete="off"
          defaultValue={typed.guardianName}
          errors={errors.guardianName}
        />
        <TextField
          name="guardianPhone"
          label={t('guardianPhone')}
          inputMode="tel"
          autoComplete="off"
          defaultValue={typed.guardianPhone}
          errors={errors.guardianPhone}
        />
        <Field label={t('consent')} hint={t('consentHint')} errors={errors.consent}>
          {(wiring) => (
            <>
              {ticket ? <p className="mb-2 text-good">{t('consentKept')}</p> : null}
              <input
                {...wiring}
                type="file"
                name="consent"
                accept="image/jpeg,image/png,image/webp"
                className="control file:mr-4 file:min-h-9 file:rounded-sm file:border-0 file:bg-paper-deep file:px-3 file:font-medium"
              />
            </>
          )}
        </Field>
      </fieldset>
      <p className="mb-4 text-sm text-soft">{t('privacy')}</p>
      <Button wide>{t('submit')}</Button>
    </form>
  )
}
