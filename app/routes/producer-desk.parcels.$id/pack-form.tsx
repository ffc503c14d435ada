import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { batchField, weightField } from '#domain/forms/packing.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskGoods, DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import type { Answered } from './answer-parcel.server.ts'

type Batch = { id: string; code: string; familyId: string }
type Shown = { parcel: DeskParcel; batches: readonly Batch[]; answered: Answered | undefined }

/** What goes in, and what the scale says. */
export function PackForm({ parcel, batches, answered }: Shown) {
  const t = useTranslations('fulfilment.parcel')
  if (parcel.goods.length === 0) return <EmptyState title={t('noneLeft')} />
  return (
    <Section title={t('packTitle')}>
      <form method="post">
        <p className="mb-4 text-soft">{t('packLead')}</p>
        <ul className="mb-6 divide-y divide-line border-y border-line">
          {parcel.goods.map((goods) => (
            <li key={goods.lineId} className="py-4">
              <Good goods={goods} batches={batches} answered={answered} />
            </li>
          ))}
        </ul>
        <TextField
          label={t('whole')}
          hint={t('wholeHint')}
          name="weightG"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={answered?.typed.weightG}
          errors={answered?.errors.weightG}
          className="max-w-48 tabular"
        />
        <Button name="intent" value="pack" wide>
          {t('act')}
        </Button>
      </form>
    </Section>
  )
}

function Good({ goods, batches, answered }: { goods: DeskGoods } & Omit<Shown, 'parcel'>) {
  const t = useTranslations('fulfilment.parcel')
  const locale = useLocale()
  const format = useFormatter()
  const name = inLocale(locale, goods.nameZh, goods.nameEn)
  const units = counted(locale, goods.units, goods.unitZh, goods.unitEn)
  const { lineId, orderedG } = goods
  const choices = batches.filter(({ familyId }) => familyId === goods.familyId)
  const ordered = orderedG === null ? '' : format.number(orderedG, 'grams')
  return (
    <>
      <p className="flex items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium">
          {name}{' '}
          <span className="block text-sm font-normal text-soft">{inLocale(locale, goods.specZh, goods.specEn)}</span>
        </span>
        <span className="font-display text-2xl whitespace-nowrap tabular">{units}</span>
      </p>
      {orderedG === null ? null : (
        <div className="mt-3">
          <TextField
            label={t('weightOf', { name })}
            hint={t('weightHint', { units, ordered })}
            name={weightField(lineId)}
            inputMode="decimal"
            autoComplete="off"
            required
            defaultValue={answered?.typed[weightField(lineId)]}
            errors={answered?.errors[weightField(lineId)]}
            className="max-w-48 tabular"
          />
        </div>
      )}
      {choices.length > 1 ? (
        <div className="mt-3">
          <SelectField
            label={t('batchOf', { name })}
            name={batchField(lineId)}
            defaultValue={answered?.typed[batchField(lineId)] ?? goods.batchId ?? ''}
            errors={answered?.errors[batchField(lineId)]}
          >
            {goods.batchId ? null : <option value="">{t('batchOwn')}</option>}
            {choices.map(({ id, code }) => (
              <option key={id} value={id}>
                {code}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
    </>
  )
}
