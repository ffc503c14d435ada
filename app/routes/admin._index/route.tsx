import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { goodsAddress, goodsQuery, goodsStates, readGoodsAsked } from '../admin/goods-query.ts'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { useGoodsColumns } from './use-goods-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readGoodsAsked(request.url)
  const { merchandising } = context.shop
  const [list, categories] = await refusing(
    context,
    Promise.all([merchandising.goods(viewer, goodsQuery(asked)), merchandising.categories(viewer)]),
  )
  return data({ asked, list, categories })
}

/** Everything that is sold, with its price and stock. */
export default function Goods() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.goods')
  const columns = useGoodsColumns()
  const to = (change: Parameters<typeof goodsAddress>[2]) => goodsAddress('/admin', asked, change)
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <DeskLink href="/admin/families/new">{t('new')}</DeskLink>
        <DeskLink href={goodsAddress('/admin/goods.csv', asked)} download>
          CSV
        </DeskLink>
        <DeskLink href="/admin/imports/sheet.xlsx" download>
          Excel
        </DeskLink>
      </DeskHead>
      <Filter />
      {list.rows.length === 0 ? (
        <EmptyState title={t('empty')} action={<DeskLink href="/admin?state=all">{t('showAll')}</DeskLink>} />
      ) : (
        <DeskTable
          caption={t('title')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          sorted={{ sort: list.sort, descending: list.descending, href: (sort) => to({ sort }) }}
        />
      )}
      <p className="mt-2 text-sm text-soft tabular">{t('count', { count: list.count })}</p>
      <Pagination
        page={asked.page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(page) => to({ sort: asked.sort, page })}
      />
    </>
  )
}

function Filter() {
  const { asked, categories } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.goods')
  const locale = useLocale()
  return (
    <form
      method="get"
      className="mb-2 grid items-end gap-x-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <TextField type="search" name="q" label={t('search')} defaultValue={asked.q} maxLength={50} />
      <SelectField name="category" label={t('category')} defaultValue={asked.category}>
        <option value="">{t('everyCategory')}</option>
        {categories.map(({ slug, nameZh, nameEn }) => (
          <option key={slug} value={slug}>
            {inLocale(locale, nameZh, nameEn)}
          </option>
        ))}
      </SelectField>
      <SelectField name="state" label={t('state')} defaultValue={asked.state}>
        {goodsStates.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </SelectField>
      <div className="mb-5">
        <Button look="quiet" icon="search">
          {t('find')}
        </Button>
      </div>
    </form>
  )
}
