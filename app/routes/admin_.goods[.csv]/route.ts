import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { goodsQuery, readGoodsAsked } from '../admin/goods-query.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The goods that the list shows, all pages of it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...goodsQuery(readGoodsAsked(request.url)), all: true }
  const list = await refusing(context, context.shop.merchandising.goods(viewer, query))
  const t = translate(context.locale)
  const said = (zh: string, en: string) => inLocale(context.locale, zh, en)
  return csvResponse(
    'reedflower-goods',
    [
      { title: t('admin.goods.slug'), cell: (row) => row.slug },
      { title: t('admin.goods.name'), cell: (row) => said(row.nameZh, row.nameEn) },
      { title: t('admin.goods.spec'), cell: (row) => said(row.specZh, row.specEn) },
      {
        title: t('admin.goods.state'),
        cell: (row) => t(`admin.goods.states.${row.withdrawnAt ? 'withdrawn' : 'sale'}`),
      },
      { title: t('admin.goods.priceYuan'), cell: (row) => ({ fen: row.priceFen }) },
      {
        title: t('admin.goods.floorYuan'),
        cell: (row) => (row.floorPriceFen === null ? null : { fen: row.floorPriceFen }),
      },
      { title: t('admin.goods.free'), cell: (row) => row.free },
      { title: t('admin.goods.held'), cell: (row) => row.held },
      { title: t('admin.goods.sold'), cell: (row) => row.sold },
      { title: t('admin.goods.batch'), cell: (row) => row.batchCode },
      { title: t('admin.goods.release'), cell: (row) => row.releasesOn },
      { title: t('admin.goods.category'), cell: (row) => said(row.categoryZh, row.categoryEn) },
      { title: t('admin.goods.producer'), cell: (row) => said(row.producerZh, row.producerEn) },
      { title: t('admin.goods.district'), cell: (row) => said(row.districtZh, row.districtEn) },
    ],
    list.rows,
  )
}
