import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { shippingSchema } from '#domain/forms/shipping.ts'
import { inLocale } from '#domain/locale.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { attempt } from '../../http/attempt.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireRole } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Shipments } from './shipments.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = () => ({ 'Cache-Control': 'no-store' })
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const desk = await context.shop.orders.listShipments(viewer.userId)
  return { ...desk, title: translate(context.locale)('orders.desk.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const form = await request.formData()
  const submission = parseForm(form, shippingSchema)
  const typed = { orderId: String(form.get('orderId')), trackingNo: String(form.get('trackingNo') ?? '') }
  if (submission.status !== 'success')
    return data({ ...typed, errors: submission.error?.trackingNo ?? [], refusal: null }, { status: 422 })
  const refused = await attempt(context.shop.orders.ship(viewer.userId, submission.value), context.locale)
  if (refused) return data({ ...typed, errors: [], refusal: refused.words }, { status: 409 })
  return redirect('/producer-desk', { status: 303, headers: { 'Set-Cookie': flash('orders.flash.shipped') } })
}

export default function ProducerDesk() {
  const t = useTranslations('orders.desk')
  const locale = useLocale()
  const { shipments, waiting, producers } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const names = producers.map(({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn))
  return (
    <Page>
      <PageTitle lead={names.length > 0 ? t('lead', { producers: names.join('、') }) : undefined}>
        {t('title')}
      </PageTitle>
      {answered?.refusal ? <Notice tone="bad">{answered.refusal}</Notice> : null}
      {producers.length === 0 ? (
        <EmptyState title={t('noProducer.title')}>{t('noProducer.text')}</EmptyState>
      ) : shipments.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          <p className="mb-3">
            {t('count', { count: waiting })}{' '}
            {waiting > shipments.length ? (
              <span className="text-soft">{t('shown', { shown: shipments.length })}</span>
            ) : null}
          </p>
          <Shipments shipments={shipments} answered={answered} />
        </>
      )}
    </Page>
  )
}
