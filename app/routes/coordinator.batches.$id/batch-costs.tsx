import { useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import { batchCostKinds } from '#domain/unit-cost.ts'
import type { BatchCosts, CostRow } from '#server/batches/read-costs.ts'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { Figure } from '../../components/facts.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { Part } from '../admin/desk-head.tsx'
import { CostTable } from './cost-table.tsx'

interface Props {
  costs: BatchCosts
  unit: { unitZh: string; unitEn: string }
  formId: string
  answered: WrongForm | undefined
}

/** What the batch cost a surviving animal, beside what the agreement takes off; every cost with its receipt. */
export function BatchCostsPart(props: Props) {
  const { costs, formId, answered } = props
  const t = useTranslations('aid.costs')
  return (
    <Part id="costs" title={t('title')} lead={t('lead')}>
      <UnitFigures {...props} />
      <div className="mt-4 grid max-w-[52rem] gap-4">
        {costs.rows.length === 0 ? <p className="text-soft">{t('none')}</p> : <CostTable rows={costs.rows} />}
        <EvidenceForm
          intent="cost"
          title={t('new')}
          act={t('do')}
          kinds={['receipt', 'weigh_slip', 'payroll', 'other']}
          fileRequired
          answered={answered}
        >
          {(field) => (
            <>
              <input
                type="hidden"
                name="id"
                value={answered?.typed.intent === 'cost' ? answered.typed.fields.id : formId}
              />
              <SelectField {...field('kind')} label={t('kind')}>
                {batchCostKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </SelectField>
              <TextField {...field('amount')} label={t('amount')} inputMode="decimal" required />
              <TextField {...field('day')} label={t('day')} type="date" required />
              <TextField {...field('note')} label={t('note')} maxLength={200} required />
            </>
          )}
        </EvidenceForm>
        <TakeBackForms rows={costs.rows} answered={answered} />
      </div>
    </Part>
  )
}

function TakeBackForms({ rows, answered }: { rows: readonly CostRow[]; answered: WrongForm | undefined }) {
  const t = useTranslations('aid.costs')
  const open = rows.filter(({ reversesId, takenBack }) => !reversesId && !takenBack)
  if (open.length === 0) return null
  return (
    <EvidenceForm intent="costBack" title={t('takeBack')} act={t('takeBack')} quiet answered={answered}>
      {(field) => (
        <>
          <SelectField {...field('cost')} label={t('rows')}>
            {open.map(({ id, kind, day, amountFen }) => (
              <option key={id} value={id}>
                {day} · {t(`kinds.${kind}`)} · {formatMoney(amountFen)}
              </option>
            ))}
          </SelectField>
          <ReasonField {...field('note')} label={t('takeBackNote')} />
        </>
      )}
    </EvidenceForm>
  )
}

function UnitFigures({ costs, unit }: Pick<Props, 'costs' | 'unit'>) {
  const t = useTranslations('aid.costs')
  const locale = useLocale()
  const { unitFen, deductedFen, costFen, surviving, released } = costs.unit
  const words = inLocale(locale, unit.unitZh, unit.unitEn)
  const apart = unitFen === null || deductedFen === null ? null : unitFen - deductedFen
  return (
    <>
      <div className="grid max-w-[52rem] gap-3 sm:grid-cols-2">
        <Figure
          name={t('unit', { unit: words })}
          note={t(released ? 'unitNote' : 'unitForecast', {
            cost: formatMoney(costFen),
            units: counted(locale, surviving, unit.unitZh, unit.unitEn),
          })}
        >
          {unitFen === null ? t('noUnit') : formatMoney(unitFen)}
        </Figure>
        <Figure name={t('deducted')} note={t('deductedNote')}>
          {deductedFen === null ? t('noDeducted') : formatMoney(deductedFen)}
        </Figure>
      </div>
      {apart === null ? null : apart === 0n ? (
        <p className="mt-2 text-sm text-good">{t('same')}</p>
      ) : (
        <Notice tone={apart > 0n ? 'warn' : 'info'}>
          {t(apart > 0n ? 'more' : 'less', { fen: formatMoney(apart > 0n ? apart : -apart) })}
        </Notice>
      )}
    </>
  )
}
