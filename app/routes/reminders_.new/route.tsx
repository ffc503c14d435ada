import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { parsePhone } from '#domain/phone.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { safePath } from '../../http/safe-path.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

const asked = (request: Request) => {
  const query = new URL(request.url).searchParams
  const id = z.uuid().safeParse(query.get('session'))
  if (!id.success) throw data(null, { status: 404 })
  return { sessionId: id.data, back: safePath(query.get('back'), `/live/${id.data}`) }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { sessionId, back } = asked(request)
  const { session } = await refusing(context, context.shop.live.readRoom(sessionId))
  const t = translate(context.locale)
  return data({ title: `${t('notices.new.title')} · ${t('shell.name')}`, session, back, guest: !context.viewer })
}

/** A guest gives the phone that the one message goes to. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { sessionId, back } = asked(request)
  const { shop, locale } = context
  const typed = String((await request.formData()).get('phone') ?? '')
  const phone = parsePhone(typed)
  const again = (error: string, status: number) => data({ typed, error }, { status })
  if (!phone && !context.viewer?.phone) return again(translate(locale)('notices.new.invalidPhone'), 422)
  const refused = await attempt(shop.reminders.remind(context, { sessionId, phone, locale }), locale)
  if (refused) return again(refused.words, 409)
  return goOn(back, 'notices.flash.reminded')
}

export default function NewReminder() {
  const { session, back, guest } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('notices.new')
  const locale = useLocale()
  const format = useFormatter()
  const title = inLocale(locale, session.titleZh, session.titleEn)
  const room = `/live/${session.id}`
  const over = session.state !== 'scheduled'
  const here = `/reminders/new?${new URLSearchParams({ session: session.id, back })}`
  return (
    <Page narrow>
      <PageTitle lead={over ? undefined : t('lead', { title, at: format.dateTime(session.scheduledAt, 'moment') })}>
        {t('title')}
      </PageTitle>
      {over ? (
        <>
          <Notice>{t('over')}</Notice>
          <ButtonLink href={room}>{t('go')}</ButtonLink>
        </>
      ) : (
        <>
          <form method="post" noValidate>
            <TextField
              name="phone"
              label={t('phone')}
              hint={t('phoneHint')}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              defaultValue={again?.typed}
              errors={again?.error}
              required
            />
            <Button wide>{t('submit')}</Button>
          </form>
          <p className="mt-4 flex flex-wrap gap-x-6">
            {guest ? (
              <a
                className="link inline-flex min-h-11 items-center"
                href={`/sign-in?${new URLSearchParams({ next: here })}`}
              >
                {t('orSignIn')}
              </a>
            ) : null}
            <a className="link inline-flex min-h-11 items-center" href={back}>
              {t('back')}
            </a>
          </p>
        </>
      )}
    </Page>
  )
}
