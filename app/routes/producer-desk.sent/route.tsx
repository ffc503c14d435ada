import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type Carrier, carriers } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Badge } from '../../components/card.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { GoodsWords } from '../producer-desk._index/goods-words.tsx'

export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const parcels = await context.shop.parcels.sent(userId)
  return { parcels, title: translate(context.locale)('fulfilment.sentList.title') }
}

export default function SentParcels() {
  const t = useTranslations('fulfilment.sentList')
  const { parcels } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      {parcels.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-card">
          {parcels.map((parcel) => (
            <Row key={parcel.id} parcel={parcel} />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ parcel }: { parcel: DeskParcel }) {
  const t = useTranslations('fulfilment')
  const locale = useLocale()
  const format = useFormatter()
  const { id, code, goods, recipient, city, county, state, trackingNo, shippedAt } = parcel
  const { zh, en } = carriers[parcel.carrier as Carrier] ?? carriers.other
  return (
    <li className="grid gap-x-6 px-4 py-3 sm:grid-cols-[9rem_1fr_auto] sm:items-center">
      <p className="flex items-center justify-between gap-x-4">
        <a className="link inline-flex min-h-11 items-center tabular" href={`/producer-desk/parcels/${id}`}>
          {code}
        </a>
        <span className="sm:hidden">
          <State state={state} />
        </span>
      </p>
      <div className="min-w-0">
        <p>
          <GoodsWords goods={goods} />
        </p>
        <p className="text-sm text-soft">
          {recipient} · {city} {county}
        </p>
        <p className="text-sm text-soft tabular">
          {inLocale(locale, zh, en)} {trackingNo} ·{' '}
          {shippedAt ? t('sentList.at', { time: format.dateTime(shippedAt, 'moment') }) : null}
        </p>
      </div>
      <p className="hidden sm:block">
        <State state={state} />
      </p>
    </li>
  )
}

function State({ state }: Pick<DeskParcel, 'state'>) {
  const t = useTranslations('fulfilment.state')
  return <Badge tone={state === 'delivered' ? 'good' : 'accent'}>{t(state)}</Badge>
}
