import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { privately, titled } from '../../http/page-head.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { readMoment } from './read-moment.ts'
import { RoomPage } from './room-page.tsx'

export const handle = { messages: ['live', 'notices', 'replay', 'watch'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

function sessionIdOf(params: LoaderFunctionArgs['params']): string {
  const parsed = z.uuid().safeParse(params.sessionId)
  if (!parsed.success) throw data(null, { status: 404 })
  return parsed.data
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const sessionId = sessionIdOf(params)
  const { shop, viewer, locale } = context
  const room = await refusing(context, shop.live.readRoom(sessionId))
  const { titleZh, titleEn } = room.session
  return {
    title: translate(locale)('live.room.title', { title: inLocale(locale, titleZh, titleEn) }),
    ...room,
    source: shop.media.source(sessionId),
    hosting: viewer !== null && (await shop.live.isHost(sessionId, viewer.userId)),
    orderIds: Object.fromEntries(room.snapshot.items.map(({ id }) => [id, crypto.randomUUID()])),
    sayId: crypto.randomUUID(),
    replay:
      room.session.state === 'ended'
        ? await refusing(context, shop.replays.read(viewer, { sessionId, atMs: readMoment(request.url) }))
        : null,
  }
}

const spoken = z.object({ text: z.string().max(2_000), id: z.uuid() })

/** Says something, for pages without JavaScript. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const sessionId = sessionIdOf(params)
  const form = spoken.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data({ refused: 'InvalidInput' }, { status: 400 })
  try {
    await context.shop.live.say(context, { sessionId, ...form.data })
  } catch (error) {
    const { code, status } = toRefusal(error, context.locale)
    return data({ refused: code }, { status })
  }
  return redirect(`/live/${sessionId}#chat`, 303)
}

export default function LiveRoom() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <RoomPage key={loaded.session.id} loaded={loaded} refused={answered?.refused ?? null} />
}
