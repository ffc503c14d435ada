import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type Carrier, carriers } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { Badge } from '../../components/card.tsx'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { PageTitle } from '../../components/page.tsx'
import { translate } from '../../i18n/catalogue.server.ts'
import { privately, requireFarmHand } from '../producer-desk/guard.ts'
import { GoodsWords } from '../producer-desk._index/goods-words.tsx'

export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const parcels = await context.shop.parcels.sent(userId)
  return { parcels, title: translate(context.locale)('fulfilment.sentList.title') }
}

export default function SentParcels() {
  const t = useTranslations('fulfilment.sentList')
  const { parcels } = useLoaderData<typeof loader>()
  const columns = useColumns()
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      {parcels.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <DataTable caption={t('title')} columns={columns} rows={parcels} rowKey={({ id }) => id} />
      )}
    </>
  )
}

function useColumns(): Column<DeskParcel>[] {
  const t = useTranslations('fulfilment')
  const locale = useLocale()
  const format = useFormatter()
  const carrier = (key: string | null) => carriers[key as Carrier] ?? carriers.other
  return [
    {
      key: 'code',
      title: t('sentList.code'),
      cell: ({ id, code }) => (
        <a className="link inline-flex min-h-11 items-center tabular" href={`/producer-desk/parcels/${id}`}>
          {code}
        </a>
      ),
    },
    { key: 'goods', title: t('sentList.goods'), cell: ({ goods }) => <GoodsWords goods={goods} /> },
    { key: 'to', title: t('sentList.to'), cell: ({ recipient, city, county }) => `${recipient} · ${city} ${county}` },
    {
      key: 'carrier',
      title: t('sentList.carrier'),
      cell: (parcel) => (
        <span className="tabular">
          {inLocale(locale, carrier(parcel.carrier).zh, carrier(parcel.carrier).en)} {parcel.trackingNo}
        </span>
      ),
    },
    {
      key: 'at',
      title: t('sentList.at'),
      cell: ({ shippedAt }) => (shippedAt ? format.dateTime(shippedAt, 'moment') : ''),
      numeric: true,
    },
    {
      key: 'state',
      title: t('sentList.state'),
      cell: ({ state }) => <Badge tone={state === 'delivered' ? 'good' : 'accent'}>{t(`state.${state}`)}</Badge>,
    },
  ]
}
