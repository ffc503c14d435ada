import { useLocale, useTranslations } from 'use-intl'
import { carrierKeys, carriers } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskGoods, DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import type { Answered } from './answer-parcel.server.ts'

/** Handing a packed parcel to a carrier; animals need their certificate first. */
export function ShipForm({ parcel, answered }: { parcel: DeskParcel; answered: Answered | undefined }) {
  const t = useTranslations('fulfilment.parcel')
  const locale = useLocale()
  const animals = parcel.goods.filter(({ needsQuarantine }) => needsQuarantine)
  const lacking = animals.some(({ certified }) => !certified)
  return (
    <Section title={t('shipTitle')}>
      {animals.map((goods) => (
        <Certificate key={goods.lineId} goods={goods} />
      ))}
      <form method="post">
        <SelectField
          label={t('carrier')}
          name="carrier"
          defaultValue={answered?.typed.carrier ?? 'sf'}
          errors={answered?.errors.carrier}
        >
          {carrierKeys.map((key) => (
            <option key={key} value={key}>
              {inLocale(locale, carriers[key].zh, carriers[key].en)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('tracking')}
          hint={t('trackingHint')}
          name="trackingNo"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
          required
          defaultValue={answered?.typed.trackingNo}
          errors={answered?.errors.trackingNo}
          className="tabular"
        />
        <Button name="intent" value="ship" wide look={lacking ? 'quiet' : 'primary'}>
          {t('shipAct')}
        </Button>
      </form>
    </Section>
  )
}

function Certificate({ goods }: { goods: DeskGoods }) {
  const t = useTranslations('fulfilment.parcel')
  const { batchCode, certified } = goods
  if (certified) return <Notice tone="good">{t('certified', { batch: batchCode ?? '' })}</Notice>
  return (
    <Notice tone="warn" title={t('certificate')}>
      {batchCode ? t('uncertified', { batch: batchCode }) : t('uncertifiedNoBatch')}{' '}
      <a className="link" href="/producer-desk/certificates">
        {t('register')}
      </a>
    </Notice>
  )
}
