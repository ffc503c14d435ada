import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { messages: ['coordinator', 'desk'] } satisfies RouteHandle
export const headers = privately

/** What every page of the desk has to know: who is at it, and whether payments are practised here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({
    admin: viewer.role === 'admin',
    practice: context.shop.cashier !== null,
    now: new Date(),
  })
}

const desk = '/coordinator/payments'
const tabs = [
  { key: 'overview', path: '', admin: false },
  { key: 'refunds', path: '/refunds', admin: false },
  { key: 'disputes', path: '/disputes', admin: false },
  { key: 'unmatched', path: '/unmatched', admin: true },
  { key: 'differences', path: '/differences', admin: true },
  { key: 'payables', path: '/payables', admin: false },
  { key: 'checkouts', path: '/checkouts', admin: false },
] as const

/** The desk for money: its pages as tabs, the page itself beneath. */
export default function Payments() {
  const { admin } = useLoaderData<typeof loader>()
  const t = useTranslations('desk')
  const { pathname } = useLocation()
  const here = (path: string) => pathname === path || (path !== desk && pathname.startsWith(path))
  return (
    <>
      <header className="mb-3">
        <h1 className="text-2xl">{t('title')}</h1>
        {pathname === desk ? <p className="max-w-prose text-sm text-soft">{t('lead')}</p> : null}
      </header>
      <nav aria-label={t('tabs.label')} className="-mx-3 mb-5 flex flex-wrap border-b border-line">
        {tabs
          .filter((tab) => admin || !tab.admin)
          .map(({ key, path }) => (
            <a
              key={key}
              href={`${desk}${path}`}
              aria-current={here(`${desk}${path}`) ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-ink no-underline hover:text-accent aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent-deep"
            >
              {t(`tabs.${key}`)}
            </a>
          ))}
      </nav>
      <Outlet />
    </>
  )
}
