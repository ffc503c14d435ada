import { useTranslations } from 'use-intl'
import { surveyFields } from '#domain/registry/survey-fields.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Fold } from '../../components/fold.tsx'
import { type RegistryChoices, RegistryFieldInput } from '../../components/registry-field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Part } from '../admin/desk-head.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

/** Surveyed years: they stand beside what sales contributed and are never added to it. */
export function SurveysPart(props: PartProps & { choices: RegistryChoices; closed: boolean }) {
  const { registration, formId, choices, closed } = props
  const t = useTranslations('registry.survey')
  const { typed, errors } = answerTo(props, 'survey')
  const amounts = [
    'wageFen',
    'operatingFen',
    'propertyFen',
    'transferFen',
    'operatingCostFen',
    'netPerHeadFen',
  ] as const
  return (
    <Part id="surveys" title={t('title')} lead={t('lead')}>
      {registration.surveys.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <DataTable
          caption={t('title')}
          rows={registration.surveys}
          rowKey={(row) => row.id}
          columns={[
            { key: 'year', title: t('year'), cell: (row) => <span className="tabular">{row.year}</span> },
            { key: 'members', title: t('members'), numeric: true, cell: (row) => row.memberCount },
            ...amounts.map((name) => ({
              key: name,
              title: t(name),
              numeric: true,
              cell: (row: (typeof registration.surveys)[number]) => formatMoney(row[name]),
            })),
            { key: 'source', title: t('source'), cell: (row) => `${row.source} · ${row.surveyedOn}` },
          ]}
        />
      )}
      {closed ? null : (
        <Fold title={t('record')} open={typed.intent !== undefined}>
          <form method="post">
            <p className="mb-3 text-sm text-soft">{t('rule')}</p>
            <input type="hidden" name="formId" value={formId} />
            <div className="grid gap-x-6 md:grid-cols-2">
              {surveyFields.map((field) => (
                <RegistryFieldInput
                  key={field.name}
                  field={field}
                  choices={choices}
                  value={
                    typed[field.name] ??
                    (field.kind === 'fen' || field.name === 'raised' || field.name === 'sold' ? '0' : '')
                  }
                  error={errors[field.name]}
                />
              ))}
            </div>
            <Button name="intent" value="survey">
              {t('save')}
            </Button>
          </form>
        </Fold>
      )}
    </Part>
  )
}
