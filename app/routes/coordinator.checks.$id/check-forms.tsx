import { useTranslations } from 'use-intl'
import { caseOutcomes } from '#domain/receipt-check.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextareaField, TextField } from '../../components/field.tsx'
import { Part } from '../admin/desk-head.tsx'
import type { CheckAgain } from './answer-check.server.ts'

const wrong = (again: CheckAgain | undefined, intents: readonly string[], field: keyof CheckAgain['errors']) => {
  const key = again && intents.includes(again.typed.intent) ? again.errors[field] : undefined
  return key ? [key] : undefined
}
const typed = (again: CheckAgain | undefined, intents: readonly string[]) =>
  again && intents.includes(again.typed.intent) ? again.typed : undefined

const visits = ['visited', 'unreachable']

/** What a helper heard on a visit. */
export function VisitForm({ again }: { again: CheckAgain | undefined }) {
  const t = useTranslations('receipts.check')
  const before = typed(again, visits)
  return (
    <Part title={t('visitTitle')} lead={t('visitText')}>
      <form method="post" className="max-w-[34rem]">
        <TextField
          name="received"
          label={t('received')}
          hint={t('receivedHint')}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={before?.received}
          errors={wrong(again, visits, 'received')}
          className="max-w-40"
        />
        <TextareaField
          name="words"
          label={t('visitWords')}
          hint={t('visitWordsHint')}
          rows={2}
          defaultValue={before?.words}
          errors={wrong(again, visits, 'words')}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="visited" icon="check">
            {t('record')}
          </Button>
          <Button name="intent" value="unreachable" look="quiet">
            {t('unreachable')}
          </Button>
        </div>
      </form>
    </Part>
  )
}

/** Another code for the household's phone. */
export function SendForm() {
  const t = useTranslations('receipts.check')
  return (
    <Part title={t('sendTitle')} lead={t('sendText')}>
      <form method="post">
        <Button name="intent" value="send" look="quiet">
          {t('send')}
        </Button>
      </form>
    </Part>
  )
}

/** What was found out about a difference. */
export function CaseForm({ again }: { again: CheckAgain | undefined }) {
  const t = useTranslations('receipts')
  const before = typed(again, ['close'])
  return (
    <form method="post" className="mt-3 max-w-[34rem]">
      <SelectField
        name="outcome"
        label={t('check.outcome')}
        defaultValue={before?.outcome ?? ''}
        errors={wrong(again, ['close'], 'outcome')}
        required
      >
        <option value="">{t('check.choose')}</option>
        {caseOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </SelectField>
      <TextareaField
        name="words"
        label={t('check.outcomeWords')}
        rows={3}
        defaultValue={before?.words}
        errors={wrong(again, ['close'], 'words')}
        required
      />
      <Button name="intent" value="close" icon="check">
        {t('check.close')}
      </Button>
    </form>
  )
}
