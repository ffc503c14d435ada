import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ScopeSessionCard, type StopAgain } from './scope-session-card.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({
    sessions: await refusing(context, context.shop.schedule.inScope(viewer)),
  })
}

const stopForm = z.object({ session: z.uuid(), reason: z.string().max(2_000).default('') })

/** Stops a session, or shows beside its reason what is wrong with it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const read = stopForm.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) throw data(null, { status: 400 })
  const { session: sessionId, reason } = read.data
  try {
    await context.shop.schedule.stop(viewer, { sessionId, reason })
  } catch (error) {
    const { code, message, status } = toRefusal(error, context.locale)
    if (code === 'NotFound' || code === 'OutOfScope' || code === 'Forbidden')
      throw data({ code, message, requestId: context.requestId }, { status })
    const atReason = isDomainError(error) && error.detail.field === 'reason' ? 'hosting.invalid.length' : null
    return data<StopAgain>({ sessionId, reason, atReason, refusal: atReason ? null : message }, { status: 422 })
  }
  return goOn('/coordinator/live', 'hosting.flash.stopped')
}

/** Live sessions of the scope: on the air, announced, over. */
export default function LiveSessions() {
  const { sessions } = useLoaderData<typeof loader>()
  const again = useActionData<typeof action>()
  const t = useTranslations('hosting.live')
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      {again?.refusal ? <Notice tone="bad">{again.refusal}</Notice> : null}
      {sessions.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {sessions.map((session) => (
            <ScopeSessionCard
              key={session.id}
              session={session}
              again={again?.sessionId === session.id ? again : undefined}
            />
          ))}
        </ul>
      )}
    </>
  )
}
