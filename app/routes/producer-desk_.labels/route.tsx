import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { toLabel } from '../producer-desk/label-columns.server.ts'
import { Label } from './label.tsx'

export const handle = { scripts: false, shell: 'bare' } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { parcels, producers } = await context.shop.parcels.desk(userId)
  return { parcels: toLabel(parcels), producers, title: translate(context.locale)('fulfilment.labels.title') }
}

/** Labels to print, four to a sheet of A4. */
export default function Labels() {
  const t = useTranslations('fulfilment.labels')
  const locale = useLocale()
  const { parcels, producers, title } = useLoaderData<typeof loader>()
  const from = producers.map(({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn)).join('、')
  return (
    <Page>
      <header className="no-print mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-2xl">{title}</h1>
        <p className="flex flex-wrap items-center gap-4">
          {parcels.length > 0 ? <PrintButton>{t('print')}</PrintButton> : null}
          <a className="link inline-flex min-h-11 items-center" href="/producer-desk">
            {t('back')}
          </a>
        </p>
        <p className="w-full text-sm text-soft">{t('masked')}</p>
      </header>
      {parcels.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 print:grid-cols-2 print:gap-3">
          {parcels.map((parcel) => (
            <Label key={parcel.id} parcel={parcel} from={from} />
          ))}
        </ul>
      )}
    </Page>
  )
}
