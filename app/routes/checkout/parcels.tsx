import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import type { Quote, QuotedLine, QuotedParcel } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Line } from './line.tsx'

type Errors = Record<string, string[] | undefined>

type Part = { quote: Quote; offer: Offer | null; errors: Errors; typed: unknown; province: string | null }

/** What is bought, by the parcels in which it will travel. */
export function Parcels({ quote, offer, errors, typed, province }: Part) {
  const t = useTranslations('checkout')
  return (
    <div className="grid gap-5" data-part="parcels">
      {quote.parcels.map((parcel, index) => (
        <section key={parcel.key} className="rounded-lg border border-line bg-card">
          <ParcelHead parcel={parcel} index={index} of={quote.parcels.length} />
          <ul className="divide-y divide-line px-4 md:px-6">
            {parcel.lineIndexes.map((at) => (
              <li key={at} className="py-5">
                <Line
                  {...{ at, offer, typed }}
                  line={quote.lines[at] as QuotedLine}
                  dayOf={dayOf(quote.lines, parcel, at)}
                  errors={errors[`lines[${at}].quantity`]}
                  only={quote.lines.length === 1}
                />
              </li>
            ))}
          </ul>
          <div className="rounded-b-lg border-t border-line bg-paper px-4 pt-3 md:px-6">
            <Day lines={quote.lines} parcel={parcel} errors={errors} />
            <Freight parcel={parcel} province={province} />
          </div>
        </section>
      ))}
      <p>
        <Button name="intent" value="recount" look="quiet" formNoValidate data-recount-button>
          {t('recount')}
        </Button>
      </p>
    </div>
  )
}

function ParcelHead({ parcel, index, of }: { parcel: QuotedParcel; index: number; of: number }) {
  const t = useTranslations('checkout')
  const format = useFormatter()
  const locale = useLocale()
  const words = [
    parcel.coldChain ? t('parcel.chilled') : null,
    parcel.releasesOn
      ? t('parcel.released', { date: format.dateTime(startOfDay(parcel.releasesOn), 'monthDay') })
      : null,
  ].filter(Boolean)
  return (
    <h3 className="border-b border-line px-4 py-3 font-sans text-base font-medium md:px-6">
      {of > 1 ? `${t('parcel.number', { number: index + 1 })} · ` : null}
      {t('from', { producer: parcel.producer.name[locale] })}
      {words.length > 0 ? (
        <span className="ml-2 inline-block text-sm font-normal text-soft">{words.join(' · ')}</span>
      ) : null}
    </h3>
  )
}

/** Lines of a parcel whose day can be chosen; it is chosen once, beside the first of them. */
const chosenTogether = (lines: readonly QuotedLine[], parcel: QuotedParcel): number[] =>
  parcel.lineIndexes.filter((at) => (lines[at]?.deliveryDays.length ?? 0) > 0)

function dayOf(lines: readonly QuotedLine[], parcel: QuotedParcel, at: number): number | null {
  const [first, ...others] = chosenTogether(lines, parcel)
  return first !== undefined && others.includes(at) ? first : null
}

function Day({ lines, parcel, errors }: { lines: readonly QuotedLine[]; parcel: QuotedParcel; errors: Errors }) {
  const t = useTranslations('checkout.day')
  const format = useFormatter()
  const together = chosenTogether(lines, parcel)
  const [first] = together
  if (first === undefined) return null
  const days = (lines[first]?.deliveryDays ?? []).filter((day) =>
    together.every((at) => lines[at]?.deliveryDays.includes(day)),
  )
  const dayWords = (day: string) =>
    format.dateTime(startOfDay(day), { month: 'long', day: 'numeric', weekday: 'short' })
  const [earliest] = days
  if (earliest === undefined) return null
  const name = `lines[${first}].deliverOn`
  return (
    <div className="max-w-xs">
      <SelectField
        id={name}
        name={name}
        label={t('label')}
        defaultValue={lines[first]?.deliverOn ?? ''}
        errors={errors[name]}
        data-recount
      >
        <option value="">{t('soon', { date: dayWords(earliest) })}</option>
        {days.map((day) => (
          <option key={day} value={day}>
            {dayWords(day)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

function Freight({ parcel, province }: { parcel: QuotedParcel; province: string | null }) {
  const t = useTranslations('checkout.parcel')
  const { freightFen, freeAboveFen, goodsFen } = parcel
  const missing = freeAboveFen === null ? 0n : freeAboveFen - goodsFen
  const words = () => {
    if (province === null) return t('later')
    if (freightFen === null) return t('undeliverable', { province })
    return freightFen === 0n ? t('free') : t('freight', { fee: formatMoney(freightFen), province })
  }
  return (
    <p className="pb-3 text-sm">
      {words()}
      {freightFen !== 0n && missing > 0n ? (
        <span className="ml-2 inline-block text-good">{t('missing', { missing: formatMoney(missing) })}</span>
      ) : null}
    </p>
  )
}
