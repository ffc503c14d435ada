import { useTranslations } from 'use-intl'
import { formatYuan } from '#domain/money.ts'
import { periodBases } from '#domain/period-basis.ts'
import type { ListDraft } from '#server/period-income/read-choices.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceField } from '../../components/evidence-field.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { FieldErrors } from '../../http/answer-form.ts'
import type { TypedList } from './answer-list.server.ts'

interface Props {
  draft: ListDraft
  /** The id of the list, so that sending it twice is one. */
  formId: string
  period: string
  answered: { typed: TypedList; errors: FieldErrors } | undefined
}

/** The month, a row for each household of the agreement, and the paper. */
export function ListForm({ draft, formId, period, answered }: Props) {
  const t = useTranslations('periods')
  const { typed, errors } = answered ?? {}
  return (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name="id" value={typed?.id ?? formId} />
      <input type="hidden" name="version" value={draft.versionId} />
      {errors?.form || errors?.versionId ? <Notice tone="bad">{errors.form ?? errors.versionId}</Notice> : null}
      <div className="max-w-60">
        <TextField
          name="period"
          label={t('form.period')}
          hint={t('form.periodHint')}
          pattern="\d{4}-\d{2}"
          defaultValue={typed?.period ?? period}
          errors={errors?.period}
          required
        />
      </div>
      <fieldset className="mb-6 min-w-0" aria-describedby={errors?.rows ? 'rows-error' : undefined}>
        <legend className="font-display text-lg">{t('form.rows')}</legend>
        <p className="mb-2 text-sm text-soft">{t('form.rowsHint')}</p>
        {errors?.rows ? (
          <div id="rows-error">
            <Notice tone="bad">{errors.rows}</Notice>
          </div>
        ) : null}
        <Rows draft={draft} typed={typed} />
      </fieldset>
      <div className="max-w-[40rem]">
        <EvidenceField
          kinds={['payroll', 'lease', 'resolution', 'receipt', 'other']}
          kind={typed?.evidenceKind}
          label={t('form.evidence')}
          hint={t('form.evidenceHint')}
          errors={errors?.evidence}
          required
        />
      </div>
      <Button>{t('form.send')}</Button>
    </form>
  )
}

function Rows({ draft, typed }: { draft: ListDraft; typed: TypedList | undefined }) {
  const t = useTranslations('periods')
  const { counts, pays, yearly } = periodBases[draft.type]
  const rate = draft.rateFen === null ? '' : formatYuan(draft.rateFen)
  const columns = [
    { name: 'quantity', title: t(`counts.${counts}`), begin: '' },
    { name: 'rate', title: t(`pays.${pays}`), begin: rate },
    ...(yearly ? [{ name: 'months', title: t('columns.months'), begin: '1' } as const] : []),
  ] as const
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-card">
      <table className="w-full text-sm">
        <thead>
          <tr className="bg-paper-deep text-left">
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('columns.household')}
            </th>
            {columns.map(({ name, title }) => (
              <th key={name} scope="col" className="px-2 py-1.5 text-right font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {draft.households.map(({ code, maskedName }) => {
            const row = typed?.rows.find((one) => one.code === code)
            return (
              <tr key={code}>
                <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                  <input type="hidden" name="code" value={code} />
                  {maskedName} <span className="block text-xs text-soft tabular">{code}</span>
                </th>
                {columns.map(({ name, title, begin }) => (
                  <td key={name} className="p-1">
                    <input
                      name={name}
                      aria-label={t('form.rowOf', { name: title, household: code })}
                      defaultValue={row?.[name] ?? begin}
                      inputMode="decimal"
                      maxLength={20}
                      className="control min-w-20 text-right tabular"
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
