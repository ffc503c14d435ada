import { useFormatter, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import type { DeskParcel, Urgency } from '#server/parcels/desk-parcel.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { GoodsWords } from './goods-words.tsx'

const groups: readonly Urgency[] = ['late', 'today', 'later', 'notYet']

/** Parcels to pack and send, under how urgent they are. */
export function ParcelGroups({ parcels }: { parcels: readonly DeskParcel[] }) {
  const t = useTranslations('fulfilment.group')
  const by = Map.groupBy(parcels, ({ urgency }) => urgency)
  return groups
    .filter((group) => by.has(group))
    .map((group) => (
      <section key={group} className="mb-6">
        <h2 className={`mb-2 text-lg ${group === 'late' ? 'text-accent' : ''}`}>
          {t(group)} <span className="text-sm text-soft tabular">{by.get(group)?.length}</span>
        </h2>
        <ul className="divide-y divide-line rounded-lg border border-line bg-card">
          {by.get(group)?.map((parcel) => (
            <Row key={parcel.id} parcel={parcel} />
          ))}
        </ul>
      </section>
    ))
}

function Row({ parcel }: { parcel: DeskParcel }) {
  const t = useTranslations('fulfilment')
  const format = useFormatter()
  const { code, state, shipBy, releasesOn, urgency, disputed, coldChain, recipient, province, city, county } = parcel
  const step = disputed || urgency === 'notYet' ? 'see' : state === 'packed' ? 'ship' : 'pack'
  const day = (one: string) => format.dateTime(startOfDay(one), 'monthDay')
  const place = [province, city, county].filter((part, index, all) => part !== all[index - 1]).join(' ')
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <p className="font-medium">
          <GoodsWords goods={parcel.goods} />
        </p>
        <p className="text-sm text-soft">
          {recipient} · {place}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft tabular">
          <span>{code}</span>
          <span className={urgency === 'late' ? 'text-accent' : ''}>
            {urgency === 'notYet' && releasesOn
              ? t('releasesOn', { date: day(releasesOn) })
              : t('shipBy', { date: day(shipBy) })}
          </span>
          {state === 'packed' ? <Badge tone="good">{t('state.packed')}</Badge> : null}
          {coldChain ? <Badge tone="accent">{t('coldChain')}</Badge> : null}
          {disputed ? <Badge tone="warn">{t('disputed')}</Badge> : null}
        </p>
      </div>
      <ButtonLink
        look={urgency === 'late' || urgency === 'today' ? 'primary' : 'quiet'}
        href={`/producer-desk/parcels/${parcel.id}`}
        aria-label={t(`${step}Of`, { code })}
      >
        {t(step)}
      </ButtonLink>
    </li>
  )
}
