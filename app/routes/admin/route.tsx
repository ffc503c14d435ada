import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/card.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { privately, requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { merchandising, invoices } = context.shop
  const [changes, asked] = await refusing(
    context,
    Promise.all([merchandising.changes(viewer, { waiting: true }), invoices.list(viewer, { open: true })]),
  )
  const t = translate(context.locale)
  const waits = { changes: changes.waiting, invoices: asked.open }
  return data({ waits, title: `${t('admin.title')} · ${t('shell.name')}` })
}

const pages = [
  { href: '/admin', key: 'goods', also: '/admin/families' },
  { href: '/admin/changes', key: 'changes', also: '/admin/changes' },
  { href: '/admin/imports', key: 'imports', also: '/admin/imports' },
  { href: '/admin/categories', key: 'categories', also: '/admin/categories' },
  { href: '/admin/producers', key: 'producers', also: '/admin/producers' },
  { href: '/admin/coupons', key: 'coupons', also: '/admin/coupons' },
  { href: '/admin/invoices', key: 'invoices', also: '/admin/invoices' },
  { href: '/coordinator/batches', key: 'batches', also: '/coordinator/batches' },
] as const

/** The desk of the catalogue: ways to its pages at the side (above them on a phone), the page itself beside. */
export default function Admin() {
  const { waits } = useLoaderData<typeof loader>()
  const t = useTranslations('admin')
  const { pathname } = useLocation()
  return (
    <div className="mx-auto grid w-full max-w-[84rem] grid-cols-[minmax(0,1fr)] gap-x-6 px-4 py-4 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:py-6">
      <aside className="no-print mb-4 lg:mb-0">
        <p className="mb-2 font-display text-lg leading-snug">{t('title')}</p>
        <nav aria-label={t('title')} className="-mx-3 flex flex-wrap lg:mx-0 lg:grid lg:gap-1">
          {pages.map(({ href, key, also }) => (
            <a
              key={key}
              href={href}
              aria-current={pathname === href || pathname.startsWith(also) ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep"
            >
              {t(`nav.${key}`)}
              {(key === 'changes' || key === 'invoices') && waits[key] > 0 ? (
                <Badge tone="warn">{t('nav.waiting', { count: waits[key] })}</Badge>
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
