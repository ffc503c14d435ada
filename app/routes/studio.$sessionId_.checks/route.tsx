import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeviceChecks } from './device-checks.tsx'
import { levelsOf, ShopChecks } from './shop-checks.tsx'

export const handle = { messages: ['schedule'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const checks = await refusing(context, context.shop.schedule.checks(userId, sessionIdOf(params)))
  const t = translate(context.locale)
  return data({ title: `${t('schedule.checks.title')} · ${t('shell.name')}`, checks })
}

/** Everything to look at before going on the air, what the shop knows first, then this device. */
export default function Checks() {
  const { checks } = useLoaderData<typeof loader>()
  const t = useTranslations('schedule.checks')
  const format = useFormatter()
  const levels = levelsOf(checks)
  const stops = levels.filter((level) => level === 'stop').length
  const warns = levels.filter((level) => level === 'warn').length
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={`/studio/${checks.id}`}>
            {t('back')}
          </a>
        }
        lead={t('lead', { at: format.dateTime(checks.scheduledAt, 'moment') })}
      >
        {t('title')}
      </PageTitle>
      <Notice tone={stops > 0 ? 'bad' : warns > 0 ? 'warn' : 'good'}>
        {stops > 0 ? t('stop', { count: stops }) : warns > 0 ? t('warn', { count: warns }) : t('ready')}
      </Notice>
      <section aria-labelledby="shop" className="mt-8">
        <h2 id="shop" className="mb-3 text-xl">
          {t('shop')}
        </h2>
        <ShopChecks checks={checks} />
      </section>
      <section aria-labelledby="device" className="mt-8">
        <h2 id="device" className="text-xl">
          {t('device')}
        </h2>
        <p className="mb-3 text-soft">{t('deviceLead')}</p>
        <DeviceChecks sessionId={checks.id} />
      </section>
      <p className="mt-8">
        <ButtonLink wide href={`/studio/${checks.id}`} icon="live">
          {t('toStudio')}
        </ButtonLink>
      </p>
    </Page>
  )
}
