import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { maskPhone } from '#domain/masking.ts'
import type { ToldNotice } from '#server/notices/list-notices.ts'
import { Button } from '../../components/button.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { PushSwitch } from './push-switch.tsx'

export const handle = { scripts: false, islands: ['push'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** What a person was told and wants to be told; for guests that of this browser. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, buyer, locale } = context
  const [told, reminders, browsers] = await Promise.all([
    shop.notices.list(buyer, locale),
    shop.reminders.list(buyer),
    shop.notices.countSubscriptions(buyer),
  ])
  const t = translate(locale)
  return data({
    title: `${t('notices.title')} · ${t('shell.name')}`,
    told,
    reminders: reminders.map(({ session: { id, titleZh, titleEn, scheduledAt }, phone }) => ({
      ...{ id, titleZh, titleEn, scheduledAt, phone: phone && maskPhone(phone) },
    })),
    push: shop.notices.pushKey ? { key: shop.notices.pushKey, count: browsers } : null,
  })
}

type Reminder = { id: string; titleZh: string; titleEn: string; scheduledAt: Date; phone: string | null }

export default function Notices() {
  const { told, reminders, push } = useLoaderData<typeof loader>()
  const t = useTranslations('notices')
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {push ? <PushSwitch pushKey={push.key} count={push.count} /> : null}
      <Section title={t('reminders')} id="reminders">
        {reminders.length === 0 ? (
          <p className="text-soft">
            {t('noReminders')}{' '}
            <a className="link" href="/live">
              {t('find')}
            </a>
          </p>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {reminders.map((reminder) => (
              <ReminderRow key={reminder.id} reminder={reminder} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('told')}>
        {told.length === 0 ? <p className="text-soft">{t('empty')}</p> : <ToldList told={told} />}
      </Section>
    </Page>
  )
}

function ReminderRow({ reminder }: { reminder: Reminder }) {
  const t = useTranslations('notices')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-3">
      <p className="min-w-0">
        <a href={`/live/${reminder.id}`} className="font-medium text-ink no-underline hover:text-accent">
          {inLocale(locale, reminder.titleZh, reminder.titleEn)}
        </a>
        <span className="block text-sm text-soft">
          {t('at', { at: format.dateTime(reminder.scheduledAt, 'moment') })} ·{' '}
          {reminder.phone ? t('bySms', { phone: reminder.phone }) : t('byPush')}
        </span>
      </p>
      <form method="post" action="/reminders">
        <input type="hidden" name="session" value={reminder.id} />
        <input type="hidden" name="back" value="/notices" />
        <Button name="intent" value="forget" look="plain">
          {t('forget')}
        </Button>
      </form>
    </li>
  )
}

function ToldList({ told }: { told: readonly ToldNotice[] }) {
  const format = useFormatter()
  return (
    <ol className="divide-y divide-line border-y border-line">
      {told.map(({ id, at, title, text, href }) => (
        <li key={id}>
          <a href={href} className="block py-3 text-ink no-underline hover:text-accent">
            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{title}</span>
              <time dateTime={at.toISOString()} className="text-sm text-soft tabular">
                {format.dateTime(at, 'moment')}
              </time>
            </span>
            <span className="block text-sm text-soft">{text}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}
