import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Badge } from '../../components/card.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { privately, requireCoordinator } from './guard.ts'

export const handle = { messages: ['coordinator'] } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { households, linkage, desk } = context.shop
  const [place, { waiting }, alarms] = await refusing(
    context,
    Promise.all([households.place(viewer, null), linkage.agreements(viewer, { waiting: true }), desk.alarms(viewer)]),
  )
  const t = translate(context.locale)
  return data({
    scope: place.path.at(-1) ?? null,
    waits: { agreements: waiting, payments: alarms.length },
    title: `${t('coordinator.title')} · ${t('shell.name')}`,
  })
}

const pages = [
  { href: '/coordinator', key: 'overview', also: '/coordinator/households' },
  { href: '/coordinator/rows', key: 'rows', also: '/coordinator/lines' },
  { href: '/coordinator/agreements', key: 'agreements', also: '/coordinator/agreements' },
  { href: '/coordinator/claims', key: 'claims', also: '/coordinator/claims' },
  { href: '/coordinator/payments', key: 'payments', also: '/coordinator/payments' },
  { href: '/coordinator/batches', key: 'batches', also: '/coordinator/batches' },
  { href: '/admin', key: 'catalogue', also: '/admin' },
  { href: '/voices', key: 'voices', also: '/voices' },
  { href: '/producer-desk/story', key: 'stories', also: '/producer-desk/story' },
  { href: '/coordinator/access-log', key: 'access', also: '/coordinator/access-log' },
] as const

/** The desk: ways to its pages at the side (above them on a phone), the page itself beside. */
export default function Coordinator() {
  const { scope, waits } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const { pathname } = useLocation()
  return (
    <div className="mx-auto grid w-full max-w-[84rem] grid-cols-[minmax(0,1fr)] gap-x-6 px-4 py-4 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:py-6">
      <aside className="no-print mb-4 lg:mb-0">
        <p className="hidden text-xs text-soft lg:block">{t('nav.scope')}</p>
        <p className="mb-2 font-display text-lg leading-snug">
          {scope ? inLocale(locale, scope.nameZh, scope.nameEn) : t('nav.everything')}
        </p>
        <nav aria-label={t('nav.label')} className="-mx-3 flex flex-wrap lg:mx-0 lg:grid lg:gap-1">
          {pages.map(({ href, key, also }) => (
            <a
              key={key}
              href={href}
              aria-current={pathname === href || pathname.startsWith(also) ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep"
            >
              {t(`nav.${key}`)}
              {key === 'agreements' && waits[key] > 0 ? (
                <Badge tone="warn">{t('nav.waiting', { count: waits[key] })}</Badge>
              ) : null}
              {key === 'payments' && waits[key] > 0 ? (
                <Badge tone="warn">{t('nav.alarms', { count: waits[key] })}</Badge>
              ) : null}
            </a>
          ))}
        </nav>
      </aside>
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  )
}
