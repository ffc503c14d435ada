import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { LabelLinks } from './label-links.tsx'
import { ParcelGroups } from './parcel-groups.tsx'
import { PickList } from './pick-list.tsx'

export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { parcels } = context.shop
  const [desk, pickList] = await Promise.all([parcels.desk(userId), parcels.pickList(userId)])
  return { ...desk, pickList, title: translate(context.locale)('fulfilment.title') }
}

export default function ParcelsToSend() {
  const t = useTranslations('fulfilment')
  const locale = useLocale()
  const { parcels, waiting, producers, pickList } = useLoaderData<typeof loader>()
  const names = producers.map(({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn))
  const late = parcels.filter(({ urgency }) => urgency === 'late').length
  return (
    <>
      <PageTitle lead={names.length > 0 ? t('lead', { producers: names.join('、') }) : undefined}>
        {t('title')}
      </PageTitle>
      {late > 0 ? <Notice tone="warn">{t('lateWarning', { count: late })}</Notice> : null}
      {producers.length === 0 ? (
        <EmptyState title={t('noProducer.title')}>{t('noProducer.text')}</EmptyState>
      ) : parcels.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[1fr_22rem]">
          <div>
            <p className="mb-3">
              {t('count', { count: waiting })}{' '}
              {waiting > parcels.length ? (
                <span className="text-soft">{t('shown', { shown: parcels.length })}</span>
              ) : null}
            </p>
            <ParcelGroups parcels={parcels} />
          </div>
          <div>
            <Section title={t('labels.title')}>
              <LabelLinks />
            </Section>
            <Section title={t('pick.title')}>
              <PickList rows={pickList} />
            </Section>
          </div>
        </div>
      )}
    </>
  )
}
