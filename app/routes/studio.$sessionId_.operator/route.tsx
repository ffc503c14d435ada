import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inLocale } from '#domain/locale.ts'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { readDesk, steerPage } from '../../live/desk/desk-route.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { OperatorPage } from './operator-page.tsx'

export const handle = { messages: ['live', 'publish', 'studio', 'watch'], shell: 'bare' } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = args.context
  const desk = await readDesk(args)
  const { titleZh, titleEn } = desk.session
  return {
    title: `${translate(locale)('studio.titleOperator')} · ${inLocale(locale, titleZh, titleEn)}`,
    source: args.context.shop.media.source(desk.session.id),
    ...desk,
  }
}

export const action = steerPage

export default function Operator() {
  const loaded = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>() ?? null
  return <OperatorPage key={loaded.session.id} loaded={loaded} posted={posted} />
}
