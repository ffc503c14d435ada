import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { DataTable } from '../../components/data-table.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ producers: await refusing(context, context.shop.merchandising.producers(viewer)) })
}

/** Who sells, and what they charge to send it. */
export default function Producers() {
  const { producers } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.producers')
  const locale = useLocale()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <DataTable
        caption={t('title')}
        rows={producers}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('name'),
            cell: (row) => (
              <a href={`/admin/producers/${row.id}`} className="link">
                {inLocale(locale, row.nameZh, row.nameEn)}
              </a>
            ),
          },
          { key: 'district', title: t('district'), cell: (row) => inLocale(locale, row.districtZh, row.districtEn) },
          { key: 'families', title: t('families'), numeric: true, cell: (row) => row.families },
          {
            key: 'freight',
            title: t('freight'),
            cell: (row) => (row.freightRules > 0 ? t('rules', { count: row.freightRules }) : t('sendsFree')),
          },
        ]}
      />
    </>
  )
}
