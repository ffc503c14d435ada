import { useTranslations } from 'use-intl'
import { caseOutcomes } from '#domain/receipt-check.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextareaField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Part } from '../admin/desk-head.tsx'
import type { CheckAgain } from './answer-check.server.ts'

/** The fields of a form, filled again where the answer was to one of its buttons. */
const fieldsFor = (again: CheckAgain | undefined, intents: readonly string[]) =>
  fieldsOf<'received' | 'words' | 'outcome'>(again && intents.includes(again.typed.intent) ? again : undefined)

const visits = ['visited', 'unreachable']

/** What a helper heard on a visit. */
export function VisitForm({ again }: { again: CheckAgain | undefined }) {
  const t = useTranslations('receipts.check')
  const field = fieldsFor(again, visits)
  return (
    <Part title={t('visitTitle')} lead={t('visitText')}>
      <form method="post" className="max-w-[34rem]">
        <TextField
          {...field('received')}
          label={t('received')}
          hint={t('receivedHint')}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-40"
        />
        <TextareaField {...field('words')} label={t('visitWords')} hint={t('visitWordsHint')} rows={2} required />
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
  const field = fieldsFor(again, ['close'])
  return (
    <form method="post" className="mt-3 max-w-[34rem]">
      <SelectField {...field('outcome', '')} label={t('check.outcome')} required>
        <option value="">{t('check.choose')}</option>
        {caseOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </SelectField>
      <TextareaField {...field('words')} label={t('check.outcomeWords')} rows={3} required />
      <Button name="intent" value="close" icon="check">
        {t('check.close')}
      </Button>
    </form>
  )
}
