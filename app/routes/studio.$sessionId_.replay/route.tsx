import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { Page } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answerEdit } from './answer-edit.server.ts'
import { EditingPage } from './editing-page.tsx'

export const handle = { messages: ['replay', 'report'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

function sessionIdOf(params: LoaderFunctionArgs['params']): string {
  const parsed = z.uuid().safeParse(params.sessionId)
  if (!parsed.success) throw data(null, { status: 404 })
  return parsed.data
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const { shop, locale } = context
  const sessionId = sessionIdOf(params)
  const [room, editing, replay, buyers] = await refusing(
    context,
    Promise.all([
      shop.live.readRoom(sessionId),
      shop.replays.readEditing(viewer.userId, sessionId),
      shop.replays.read(viewer, { sessionId, atMs: 0 }),
      shop.replays.countThanked(viewer.userId, sessionId),
    ]),
  )
  const { titleZh, titleEn } = room.session
  return {
    title: `${translate(locale)('report.editing.title')} · ${inLocale(locale, titleZh, titleEn)}`,
    session: room.session,
    items: room.snapshot.items,
    editing,
    replay: replay.shown,
    buyers,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const sessionId = sessionIdOf(params)
  const form = await request.formData()
  return refusing(context, answerEdit(context, { userId, sessionId, form }))
}

export default function EditReplay() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  return (
    <Page>
      <EditingPage key={loaded.session.id} loaded={loaded} refused={refused} />
    </Page>
  )
}

export type LoadedEditing = ReturnType<typeof useLoaderData<typeof loader>>
