import { useFormatter, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import { showPhone } from '#domain/phone.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Fact, Facts } from '../../components/facts.tsx'

/** Whom a parcel is for, and by when it has to go; masked once it was sent. */
export function Addressee({ parcel }: { parcel: DeskParcel }) {
  const t = useTranslations('fulfilment')
  const format = useFormatter()
  const { recipient, phone, province, city, county, street, note, shipBy, deliverOn, releasesOn, state } = parcel
  const place = [province, city, county, street].filter((part, index, all) => part !== '' && part !== all[index - 1])
  const day = (one: string) => format.dateTime(startOfDay(one), 'monthDay')
  const toSend = state === 'waiting' || state === 'packed'
  return (
    <Facts>
      <Fact name={t('parcel.to')}>
        {recipient} <span className="ml-2 whitespace-nowrap tabular">{showPhone(phone)}</span>
        <span className="block">{place.join(' ')}</span>
        {toSend ? null : <span className="block text-sm text-soft">{t('parcel.masked')}</span>}
      </Fact>
      {note ? <Fact name={t('parcel.note')}>{note}</Fact> : null}
      {toSend ? (
        <Fact name={t('labels.shipBy')}>
          <span className={parcel.urgency === 'late' ? 'text-accent' : ''}>{day(shipBy)}</span>
          {releasesOn ? (
            <span className="block text-sm text-soft">{t('releasesOn', { date: day(releasesOn) })}</span>
          ) : null}
          {deliverOn ? (
            <span className="block text-sm text-soft">{t('deliverOn', { date: day(deliverOn) })}</span>
          ) : null}
        </Fact>
      ) : null}
    </Facts>
  )
}
