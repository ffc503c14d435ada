import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { DeskFrame } from '../../components/desk-frame.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { privately, requireCoordinator } from './guard.ts'

export const handle = { messages: ['coordinator', 'reports'] } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { households, linkage, desk, hosting } = context.shop
  const [place, { waiting }, alarms, hosts] = await refusing(
    context,
    Promise.all([
      households.place(viewer, null),
      linkage.agreements(viewer, { waiting: true }),
      desk.alarms(viewer),
      hosting.waiting(viewer),
    ]),
  )
  const t = translate(context.locale)
  return data({
    scope: place.path.at(-1) ?? null,
    waits: { agreements: waiting, payments: alarms.length, hosts },
    title: `${t('coordinator.title')} · ${t('shell.name')}`,
  })
}

const pages = [
  { href: '/coordinator', key: 'overview', also: '/coordinator/households' },
  { href: '/coordinator/rows', key: 'rows', also: '/coordinator/lines' },
  { href: '/coordinator/agreements', key: 'agreements', also: '/coordinator/agreements' },
  { href: '/coordinator/claims', key: 'claims', also: '/coordinator/claims' },
  { href: '/coordinator/payments', key: 'payments', also: '/coordinator/payments' },
  { href: '/coordinator/live', key: 'live', also: '/coordinator/live' },
  { href: '/coordinator/hosts', key: 'hosts', also: '/coordinator/hosts' },
  { href: '/coordinator/batches', key: 'batches', also: '/coordinator/batches' },
  { href: '/admin', key: 'catalogue', also: '/admin' },
  { href: '/voices', key: 'voices', also: '/voices' },
  { href: '/producer-desk/story', key: 'stories', also: '/producer-desk/story' },
  { href: '/coordinator/access-log', key: 'access', also: '/coordinator/access-log' },
] as const

/** The coordinators' desk. */
export default function Coordinator() {
  const { scope, waits } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const waiting = (key: string) => {
    if (key === 'agreements' && waits.agreements > 0) return t('nav.waiting', { count: waits.agreements })
    if (key === 'hosts' && waits.hosts > 0) return t('nav.waiting', { count: waits.hosts })
    return key === 'payments' && waits.payments > 0 ? t('nav.alarms', { count: waits.payments }) : null
  }
  const head = (
    <>
      <p className="hidden text-xs text-soft lg:block">{t('nav.scope')}</p>
      <p className="mb-2 font-display text-lg leading-snug">
        {scope ? inLocale(locale, scope.nameZh, scope.nameEn) : t('nav.everything')}
      </p>
    </>
  )
  return (
    <DeskFrame
      head={head}
      label={t('nav.label')}
      pages={pages.map(({ key, ...page }) => ({ ...page, words: t(`nav.${key}`), waits: waiting(key) }))}
    />
  )
}
