import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { sessionIdOf } from '../../http/session-id-of.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerSession } from '../studio.new/answer-session.server.ts'
import { SessionForm } from '../studio.new/session-form.tsx'
import { typedPlan } from './typed-plan.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const plan = await refusing(context, context.shop.schedule.plan(userId, sessionIdOf(params)))
  const t = translate(context.locale)
  return data({ title: `${t('schedule.edit.title')} · ${t('shell.name')}`, plan })
}

/** Saves the form; `?act=cancel` takes the session back, `?act=decline` takes the person off it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const { schedule } = context.shop
  const act = new URL(request.url).searchParams.get('act')
  if (act === 'cancel' || act === 'decline') {
    await refusing(context, schedule[act](userId, sessionId))
    throw goOn('/studio', act === 'cancel' ? 'schedule.flash.cancelled' : 'schedule.flash.declined')
  }
  const plan = await refusing(context, schedule.plan(userId, sessionId))
  return answerSession(request, context, {
    ...{ userId, sessionId, goods: plan.products, coverKey: plan.coverKey },
    save: (draft) => schedule.edit(userId, { sessionId, draft }),
  })
}

/** Changes a session until it begins; takes it back; lets a helper go. */
export default function EditSession() {
  const { plan } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('schedule.edit')
  const locale = useLocale()
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href={`/studio/${plan.id}`}>
            {inLocale(locale, plan.titleZh, plan.titleEn)}
          </a>
        }
        lead={plan.state === 'scheduled' ? t('lead', { reminders: plan.reminders }) : undefined}
      >
        {t('title')}
      </PageTitle>
      {plan.state === 'scheduled' ? (
        <>
          <SessionForm
            products={plan.products}
            typed={again?.typed ?? typedPlan(plan)}
            errors={again?.errors ?? {}}
            ticket={again?.ticket ?? ''}
            coverKey={plan.coverKey}
            coHosts={plan.role === 'host' ? plan.coHosts : null}
            submit={t('submit')}
          />
          <div className="mt-10">{plan.role === 'host' ? <Cancel reminders={plan.reminders} /> : <Leave />}</div>
        </>
      ) : (
        <>
          <Notice tone="warn">{t('begun')}</Notice>
          <ButtonLink href={`/studio/${plan.id}`}>{t('toStudio')}</ButtonLink>
        </>
      )}
    </Page>
  )
}

function Cancel({ reminders }: { reminders: number }) {
  const t = useTranslations('schedule.edit')
  return (
    <Fold title={t('cancel')}>
      <form method="post" action="?act=cancel">
        <p className="mb-3 text-soft">{t('cancelText', { reminders })}</p>
        <Button look="quiet" className="border-accent text-accent">
          {t('cancelConfirm')}
        </Button>
      </form>
    </Fold>
  )
}

function Leave() {
  const t = useTranslations('schedule.edit')
  return (
    <Fold title={t('leave')}>
      <form method="post" action="?act=decline">
        <p className="mb-3 text-soft">{t('leaveText')}</p>
        <Button look="quiet">{t('leaveConfirm')}</Button>
      </form>
    </Fold>
  )
}
