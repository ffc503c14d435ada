import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { GoodsRow } from '#server/merchandising/list-goods.ts'
import { Badge } from '../../components/card.tsx'
import { yuan } from '../coordinator/amounts.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'

export function useGoodsColumns(): DeskColumn<GoodsRow>[] {
  const t = useTranslations('admin.goods')
  const locale = useLocale()
  const said = (zh: string, en: string) => inLocale(locale, zh, en)
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: (row) => (
        <>
          <a href={`/admin/families/${row.familyId}/packs/${row.id}`} className="link">
            {said(row.nameZh, row.nameEn)}
          </a>
          <span className="block text-soft">{said(row.specZh, row.specEn)}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      cell: (row) =>
        row.withdrawnAt ? (
          <Badge>{t('states.withdrawn')}</Badge>
        ) : row.free === 0 ? (
          <Badge tone="warn">{t('states.out')}</Badge>
        ) : (
          <Badge tone="good">{t('states.sale')}</Badge>
        ),
    },
    {
      key: 'price',
      title: t('price'),
      sort: 'price',
      numeric: true,
      cell: (row) => (
        <>
          {yuan(row.priceFen)}
          {row.floorPriceFen === null ? null : (
            <span className="block text-soft">{t('floor', { yuan: yuan(row.floorPriceFen) })}</span>
          )}
        </>
      ),
    },
    { key: 'free', title: t('free'), sort: 'free', numeric: true, cell: (row) => row.free },
    { key: 'sold', title: t('sold'), sort: 'sold', numeric: true, cell: (row) => row.sold },
    {
      key: 'batch',
      title: t('batch'),
      cell: (row) =>
        row.batchCode ? (
          <span className="whitespace-nowrap">
            {row.batchCode}
            {row.releasesOn ? <span className="block text-soft tabular">{row.releasesOn}</span> : null}
          </span>
        ) : (
          <span className="text-soft">–</span>
        ),
    },
    {
      key: 'pictures',
      title: t('pictures'),
      sort: 'pictures',
      numeric: true,
      cell: (row) => (
        <a href={`/admin/families/${row.familyId}#pictures`} className="link">
          {row.pictures}
        </a>
      ),
    },
    { key: 'category', title: t('category'), sort: 'category', cell: (row) => said(row.categoryZh, row.categoryEn) },
    {
      key: 'producer',
      title: t('producer'),
      sort: 'producer',
      cell: (row) => (
        <>
          {said(row.producerZh, row.producerEn)}
          <span className="block text-soft">{said(row.districtZh, row.districtEn)}</span>
        </>
      ),
    },
    { key: 'slug', title: t('slug'), sort: 'slug', cell: (row) => <code className="text-soft">{row.slug}</code> },
  ]
}
