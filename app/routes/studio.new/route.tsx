import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerSession } from './answer-session.server.ts'
import { SessionForm } from './session-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** The producer that the address names, among those whom the person acts for; the only one where there is one. */
async function readProducer({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const { userId } = requireUser(request, context)
  const producers = await context.shop.schedule.producers(userId)
  const asked = new URL(request.url).searchParams
  const producer =
    producers.find(({ id }) => id === asked.get('producer')) ?? (producers.length === 1 ? producers[0] : undefined)
  // The form's own id lies in its address: sent twice, it is one session.
  const { data: sessionId = crypto.randomUUID() } = z.uuid().safeParse(asked.get('session'))
  return { userId, producers, producer, sessionId }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { producers, producer, sessionId } = await readProducer({ request, context })
  const t = translate(context.locale)
  return data({
    title: `${t('schedule.new.title')} · ${t('shell.name')}`,
    ...{ producers, producer: producer ?? null, sessionId },
    products: producer ? await context.shop.schedule.offerable(producer.id, sessionId) : [],
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { userId, producer, sessionId } = await readProducer({ request, context })
  if (!producer) throw data(null, { status: 404 })
  const { schedule } = context.shop
  const goods = await schedule.offerable(producer.id, sessionId)
  return answerSession(request, context, {
    ...{ userId, sessionId, goods, coverKey: null },
    save: (draft) => schedule.announce(userId, { sessionId, producerId: producer.id, draft }),
  })
}

/** Announces a live session: when, what is sold and for how much, who helps. */
export default function NewSession() {
  const { producers, producer, products, sessionId } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('schedule.new')
  const locale = useLocale()
  const name = (one: { nameZh: string; nameEn: string }) => inLocale(locale, one.nameZh, one.nameEn)
  return (
    <Page narrow>
      <PageTitle
        above={
          <a className="link" href="/studio">
            {t('back')}
          </a>
        }
        lead={producer ? t('leadOf', { producer: name(producer) }) : t('lead')}
      >
        {t('title')}
      </PageTitle>
      {producers.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : null}
      {producer ? (
        <SessionForm
          action={`/studio/new?${new URLSearchParams({ producer: producer.id, session: sessionId })}`}
          products={products}
          typed={again?.typed ?? {}}
          errors={again?.errors ?? {}}
          ticket={again?.ticket ?? ''}
          coverKey={null}
          coHosts={[]}
          submit={t('submit')}
        />
      ) : (
        <ul className="grid gap-2">
          {producers.map((one) => (
            <li key={one.id}>
              <ButtonLink wide look="quiet" href={`/studio/new?producer=${one.id}`}>
                {name(one)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
