import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale } from '#domain/locale.ts'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { readDesk } from '../../live/desk/desk-route.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { RehearsalPage } from './rehearsal-page.tsx'

export const handle = { messages: ['live', 'publish', 'studio'], shell: 'bare' } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader(args: LoaderFunctionArgs) {
  const { locale, viewer } = args.context
  const { session, snapshot, desk } = await readDesk(args)
  const { titleZh, titleEn } = session
  return {
    title: `${translate(locale)('studio.titleRehearsal')} · ${inLocale(locale, titleZh, titleEn)}`,
    session,
    snapshot,
    limits: desk.limits,
    speaker: viewer?.name ?? '',
    seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
  }
}

export default function Rehearsal() {
  const loaded = useLoaderData<typeof loader>()
  return <RehearsalPage key={loaded.session.id} loaded={loaded} />
}
