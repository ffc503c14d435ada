import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { TextareaField } from '../../components/field.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const plan = await refusing(context, context.shop.schedule.plan(userId, sessionId))
  const t = translate(context.locale)
  return data({
    title: `${t('schedule.share.title')} · ${t('shell.name')}`,
    address: `${context.publicUrl}/live/${sessionId}`,
    ...{ id: sessionId, titleZh: plan.titleZh, titleEn: plan.titleEn, scheduledAt: plan.scheduledAt },
    ...{ producer: plan.producer, reminders: plan.reminders, state: plan.state },
  })
}

/** What a host hands to people so that they come: a code to print, words to send, an entry for calendars. */
export default function Share() {
  const session = useLoaderData<typeof loader>()
  const t = useTranslations('schedule.share')
  const format = useFormatter()
  const locale = useLocale()
  const title = inLocale(locale, session.titleZh, session.titleEn)
  const producer = inLocale(locale, session.producer.nameZh, session.producer.nameEn)
  const at = format.dateTime(session.scheduledAt, 'moment')
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={`/studio/${session.id}`}>
            {t('back')}
          </a>
        }
        lead={t('lead')}
      >
        {t('title')}
      </PageTitle>
      <figure className="rounded-lg border border-line bg-card p-6 text-center">
        <p className="font-display text-xl font-semibold">{title}</p>
        <p className="mb-4 text-soft">
          {producer} · {at}
        </p>
        <QrCode text={session.address} label={t('code')} className="mx-auto w-64 rounded-md" />
        <figcaption className="mt-3 break-all text-sm text-soft">{session.address}</figcaption>
      </figure>
      <p className="no-print my-4 flex flex-wrap gap-3">
        <PrintButton>{t('print')}</PrintButton>
        {session.state === 'scheduled' ? (
          <ButtonLink look="quiet" icon="calendar" href={`/live/${session.id}/calendar.ics`}>
            {t('calendar')}
          </ButtonLink>
        ) : null}
      </p>
      <div className="no-print">
        <TextareaField
          label={t('words')}
          hint={t('wordsHint')}
          rows={6}
          readOnly
          value={t('text', { title, producer, at, address: session.address })}
        />
        <p className="text-soft">{t('reminders', { count: session.reminders })}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={`/studio/${session.id}/checks`}>{t('toChecks')}</ButtonLink>
          <ButtonLink look="quiet" href={`/live/${session.id}`}>
            {t('room')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}
