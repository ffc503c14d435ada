import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { inLocale } from '#domain/locale.ts'
import { Page } from '../../components/page.tsx'
import { requireUser } from '../../http/require-user.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskPage } from './desk-page.tsx'
import { carryOut, type Steered } from './steering.server.ts'

export const handle = { messages: ['live'] } satisfies RouteHandle
export const headers = () => ({ 'Cache-Control': 'no-store' })
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

function sessionIdOf(params: LoaderFunctionArgs['params']): string {
  const parsed = z.uuid().safeParse(params.sessionId)
  if (!parsed.success) throw data(null, { status: 404 })
  return parsed.data
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const studio = await refusing(context, context.shop.live.readStudio(userId, sessionIdOf(params)))
  const { titleZh, titleEn } = studio.session
  const t = translate(context.locale)
  return {
    title: `${t('live.studio.title')} · ${inLocale(context.locale, titleZh, titleEn)}`,
    ...studio,
    sayId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireUser(request, context)
  const form = await request.formData()
  try {
    const steered = await carryOut(context, sessionIdOf(params), form)
    if (!steered) throw data(null, { status: 400 })
    return data(steered, { status: steered.kind === 'refused' ? 422 : 200 })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { code, status, message } = toRefusal(error, context.locale)
    if (form.get('intent') === 'say') return data<Steered>({ kind: 'unsaid', code }, { status })
    if (code === 'SessionStateConflict')
      return data<Steered>({ kind: 'refused', itemId: null, problem: 'state' }, { status })
    throw data({ code, message, requestId: context.requestId }, { status })
  }
}

export default function Studio() {
  const loaded = useLoaderData<typeof loader>()
  const steered = useActionData<typeof action>() ?? null
  return (
    <Page>
      <DeskPage key={loaded.session.id} loaded={loaded} steered={steered} />
    </Page>
  )
}
