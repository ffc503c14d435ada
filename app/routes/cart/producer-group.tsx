import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import type { CartLine } from '#server/cart/read-cart.ts'
import type { QuotedParcel } from '#server/orders/price-order.ts'
import { Icon } from '../../components/icon.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Refused } from './answer.server.ts'
import { Line } from './line.tsx'

type Group = { lines: CartLine[]; parcels: QuotedParcel[]; province: string | null; refused: Refused['line'] }

/** What one producer sends: its goods, and how they travel. */
export function ProducerGroup({ lines, parcels, province, refused }: Group) {
  const t = useTranslations('cart')
  const locale = useLocale()
  const producer = lines[0]?.producer
  if (!producer) return null
  return (
    <section className="rounded-lg border border-line bg-card">
      <h2 className="border-b border-line px-4 py-3 font-sans text-base font-medium md:px-6">
        <a href={`/producers/${producer.slug}`} className="text-ink no-underline hover:text-accent">
          {t('from', { producer: producer.name[locale] })}
        </a>
      </h2>
      <ul className="divide-y divide-line px-4 md:px-6">
        {lines.map((line) => (
          <li key={`${line.productId} ${line.preorder}`} className="py-5">
            <Line line={line} refused={refused?.slug === line.slug ? refused : undefined} />
          </li>
        ))}
      </ul>
      <ul className="rounded-b-lg border-t border-line bg-paper px-4 py-3 text-sm md:px-6">
        {parcels.map((parcel) => (
          <Parcel key={parcel.key} parcel={parcel} province={province} />
        ))}
      </ul>
    </section>
  )
}

/** How a parcel travels, and how little is missing until it travels free. */
function Parcel({ parcel, province }: { parcel: QuotedParcel; province: string | null }) {
  const t = useTranslations('cart.parcel')
  const format = useFormatter()
  const { freightFen, freeAboveFen, goodsFen, releasesOn } = parcel
  const missing = freeAboveFen === null ? 0n : freeAboveFen - goodsFen
  const free = freightFen === 0n || (freeAboveFen !== null && missing <= 0n)
  return (
    <li className="flex items-start gap-2 py-0.5">
      <Icon name="package" className="mt-1 text-soft" />
      <span>
        {t(parcel.coldChain ? 'chilled' : 'plain')}
        {releasesOn ? ` · ${t('released', { date: format.dateTime(startOfDay(releasesOn), 'monthDay') })}` : null}
        {' · '}
        {freight()}
        {!free && missing > 0n ? (
          <span className="ml-2 inline-block font-medium text-good">
            {t('missing', { missing: formatMoney(missing) })}
          </span>
        ) : null}
      </span>
    </li>
  )

  function freight(): string {
    if (province !== null && freightFen === null) return t('undeliverable', { province })
    if (free) return t('free')
    return freightFen === null ? t('later') : t('freight', { fee: formatMoney(freightFen), province: province ?? '' })
  }
}
