import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Course } from './course.tsx'
import { Income } from './income.tsx'
import { ItemTable } from './item-table.tsx'
import { ReportFigures } from './report-figures.tsx'
import { TopMinutes } from './top-minutes.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const sessionId = z.uuid().safeParse(params.sessionId)
  if (!sessionId.success) throw data(null, { status: 404 })
  const report = await refusing(context, context.shop.replays.report(viewer, sessionId.data))
  const title = inLocale(context.locale, report.titleZh, report.titleEn)
  return { title: translate(context.locale)('report.pageTitle', { title }), report }
}

/** What a session came to: figures first, then its course, its products, and what it earned households. */
export default function Report() {
  const { report } = useLoaderData<typeof loader>()
  const t = useTranslations('report')
  const format = useFormatter()
  const locale = useLocale()
  const room = `/live/${report.id}`
  const from = format.dateTime(report.startedAt, 'full')
  const to = format.dateTime(report.endedAt, 'time')
  return (
    <Page>
      <PageTitle
        above={inLocale(locale, report.producerZh, report.producerEn)}
        lead={
          <>
            {t('span', { from, to })} ·{' '}
            <a className="link" href={room}>
              {t('replay')}
            </a>
            {report.part === 'host' ? (
              <>
                {' '}
                ·{' '}
                <a className="link" href={`/studio/${report.id}/replay`}>
                  {t('edit')}
                </a>
              </>
            ) : null}
          </>
        }
      >
        {inLocale(locale, report.titleZh, report.titleEn)}
      </PageTitle>
      {report.stopReason ? (
        <Notice tone="warn" title={t('stopped')}>
          {report.stopReason}
        </Notice>
      ) : null}
      <ReportFigures report={report} />
      <Section title={t('course.title')} id="course">
        <Course report={report} />
        <a
          href={`/studio/${report.id}/report.csv`}
          download
          className="link mt-2 inline-flex min-h-11 items-center gap-1.5 text-sm"
        >
          <Icon name="download" />
          {t('csv')}
        </a>
      </Section>
      <Section title={t('items.title')} id="items">
        <ItemTable report={report} />
      </Section>
      <div className="mt-10 grid gap-10 md:mt-14 md:grid-cols-2 [&>section]:mt-0">
        <TopMinutes report={report} />
        <Income report={report} />
      </div>
    </Page>
  )
}
