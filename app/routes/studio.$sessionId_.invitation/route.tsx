import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { SessionCards } from '../../live/session-cards.tsx'
import type { RouteHandle } from '../../route-handle.ts'
import { Answer } from './answer.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const invitation = await refusing(context, context.shop.schedule.invitation(userId, sessionIdOf(params)))
  const t = translate(context.locale)
  return data({ title: `${t('schedule.invitation.title')} · ${t('shell.name')}`, invitation })
}

/** `intent`: `accept`, or `decline`. Where they may not host yet the page says so and stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const { schedule } = context.shop
  const accepts = (await request.formData()).get('intent') === 'accept'
  return answerForm(context, {
    typed: {},
    work: () => schedule[accepts ? 'accept' : 'decline'](userId, sessionId),
    page: accepts ? `/studio/${sessionId}` : '/studio',
    done: accepts ? 'schedule.flash.accepted' : 'schedule.flash.declined',
  })
}

/** Somebody is asked to help to host a session: who asks, what it takes, and their answer. */
export default function InvitationPage() {
  const { invitation } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('schedule.invitation')
  const locale = useLocale()
  const { session, by, answer } = invitation
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/studio">
            {t('back')}
          </a>
        }
        lead={t('lead', { by })}
      >
        {t('title')}
      </PageTitle>
      {refused ? <Notice tone="bad">{refused.errors.form}</Notice> : null}
      <SessionCards sessions={[session]} href={({ id }) => `/live/${id}`} action={() => t('room')} large />
      {answer === 'accepted' ? (
        <div className="mt-6">
          <Notice tone="good">{t('accepted')}</Notice>
          <ButtonLink href={`/studio/${session.id}`}>{t('toStudio')}</ButtonLink>
        </div>
      ) : answer === 'declined' ? (
        <Notice>{t('declined', { by })}</Notice>
      ) : session.state === 'ended' ? (
        <Notice>{t('over')}</Notice>
      ) : (
        <Answer
          standing={invitation.standing}
          producer={inLocale(locale, session.producer.nameZh, session.producer.nameEn)}
        />
      )}
    </Page>
  )
}
