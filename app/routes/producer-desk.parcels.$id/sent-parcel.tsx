import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type Carrier, carriers } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'

/** Where a parcel is that was sent; the carrier's word that it has arrived is passed on here. */
export function SentParcel({ parcel }: { parcel: DeskParcel }) {
  const t = useTranslations('fulfilment.parcel')
  const locale = useLocale()
  const format = useFormatter()
  const { zh, en } = carriers[parcel.carrier as Carrier] ?? carriers.other
  const moment = (at: Date | null) => (at ? format.dateTime(at, 'moment') : '')
  const tracking = parcel.trackingNo ?? ''
  return (
    <Section title={t('sentTitle')}>
      <p className="tabular">
        {t('sent', { carrier: inLocale(locale, zh, en), tracking, time: moment(parcel.shippedAt) })}
      </p>
      {parcel.state === 'delivered' ? (
        <p className="tabular">{t('delivered', { time: moment(parcel.deliveredAt) })}</p>
      ) : (
        <form method="post" className="mt-4">
          <p className="mb-3 text-soft">{t('deliverText')}</p>
          <Button name="intent" value="deliver" look="quiet">
            {t('deliverAct')}
          </Button>
        </form>
      )}
    </Section>
  )
}
