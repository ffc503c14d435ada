import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { evidenceOf } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import type { BatchUnitCost } from '#server/batches/unit-cost.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceField } from '../../components/evidence-field.tsx'
import { SelectField, TextareaField, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import type { ProposalError } from './proposal-refusal.ts'
import type { Written } from './read-proposal.ts'
import { TermFields } from './term-fields.tsx'
import { UnitCosts } from './unit-costs.tsx'

/** Dates, evidence and shares. Plain fields: it works without JavaScript, with a few rows to spare. */
export function ProposalForm(props: {
  written: Written
  error: ProposalError | null
  producers: readonly { id: string; nameZh: string; nameEn: string }[]
  carriesSplit: boolean
  type: LinkageType
  unitCosts: readonly BatchUnitCost[]
  /** Fields that come before: what a new agreement is called. */
  children?: ReactNode
}) {
  const { written, error, producers, carriesSplit, type, unitCosts, children } = props
  const t = useTranslations('coordinator.propose')
  const locale = useLocale()
  const of = (field: string) => (error?.field === field ? error.message : undefined)
  return (
    <form method="post" encType="multipart/form-data">
      {error && (error.field === 'form' || error.field === 'shares') ? (
        <Notice tone="bad">{error.message}</Notice>
      ) : null}
      {children}
      <TermFields type={type} terms={written.terms} error={error} />
      <fieldset className="grid gap-x-4 sm:grid-cols-2">
        <legend className="mb-2 font-display text-lg">{t('dates')}</legend>
        <TextField
          type="date"
          name="validFrom"
          label={t('validFrom')}
          hint={t('validFromHint')}
          defaultValue={written.validFrom}
          errors={of('validFrom')}
          required
        />
        <TextField
          type="date"
          name="validTo"
          label={t('validTo')}
          hint={t('validToHint')}
          defaultValue={written.validTo}
          errors={of('validTo')}
        />
      </fieldset>
      <TextareaField
        name="evidence"
        label={t('evidence')}
        hint={t('evidenceHint')}
        rows={2}
        minLength={4}
        maxLength={500}
        defaultValue={written.evidence}
        errors={of('evidence')}
        required
      />
      <EvidenceField name="paper" kinds={evidenceOf(type)} errors={of('file')} />
      <HouseholdRows rows={written.households} note={<UnitCosts unitCosts={unitCosts} />} />
      <fieldset className="mb-4 grid gap-x-4 sm:grid-cols-2">
        <legend className="mb-2 font-display text-lg">{t('others')}</legend>
        <SelectField name="producerId" label={t('producer')} defaultValue={written.producerId}>
          {producers.map((producer) => (
            <option key={producer.id} value={producer.id}>
              {inLocale(locale, producer.nameZh, producer.nameEn)}
            </option>
          ))}
        </SelectField>
        {(['producerPercent', 'logisticsPercent', 'platformPercent'] as const).map((name) => (
          <TextField key={name} name={name} label={t(name)} inputMode="decimal" defaultValue={written[name]} />
        ))}
      </fieldset>
      <p className="mb-3 text-sm text-soft">{carriesSplit ? t('whole') : t('zero')}</p>
      <Button>{t('submit')}</Button>
    </form>
  )
}

function HouseholdRows({ rows, note }: { rows: Written['households']; note: ReactNode }) {
  const t = useTranslations('coordinator.propose')
  return (
    <fieldset className="mb-6 min-w-0">
      <legend className="font-display text-lg">{t('households')}</legend>
      <p className="mb-2 text-sm text-soft">{t('householdsHint')}</p>
      {note}
      <div className="overflow-x-auto rounded-lg border border-line bg-card">
        <table className="w-full text-sm">
          <thead>
            <tr className="bg-paper-deep text-left">
              {(['code', 'percent', 'cost'] as const).map((name) => (
                <th key={name} scope="col" className="px-2 py-1.5 font-medium whitespace-nowrap">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows.entries()].map(([at, row]) => (
              <tr key={at}>
                {(['code', 'percent', 'cost'] as const).map((name) => (
                  <td key={name} className="p-1">
                    <input
                      name={name}
                      aria-label={`${t(name)}, ${t('row', { row: at + 1 })}`}
                      defaultValue={row[name]}
                      inputMode={name === 'code' ? undefined : 'decimal'}
                      maxLength={40}
                      className={`control ${name === 'code' ? 'min-w-36' : 'min-w-20 text-right tabular'}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}
