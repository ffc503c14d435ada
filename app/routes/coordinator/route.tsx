import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { DeskFrame, reaches } from '../../components/desk-frame.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { deskTitle } from './desk-title.server.ts'
import { requireCoordinator } from './guard.ts'

export const handle = { messages: ['coordinator', 'reports'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { households, linkage, desk, hosting, reports } = context.shop
  const [place, { waiting }, alarms, hosts, inbox] = await refusing(
    context,
    Promise.all([
      households.place(viewer, null),
      linkage.agreements(viewer, { waiting: true }),
      desk.alarms(viewer),
      hosting.waiting(viewer),
      reports.inboxCounts(viewer),
    ]),
  )
  const t = translate(context.locale)
  const here = pageAt(new URL(request.url).pathname)
  return data({
    scope: place.path.at(-1) ?? null,
    waits: {
      agreements: waiting,
      payments: alarms.length,
      hosts,
      inbox: inbox.reduce((sum, { count }) => sum + count, 0),
    },
    title: deskTitle(context.locale, here ? t(`reports.nav.${here.key}`) : null),
  })
}

/** The desk's pages, by what they are for. `also`: pages below these addresses belong to it. */
const groups = [
  {
    key: 'income',
    pages: [
      { href: '/coordinator', key: 'overview', also: ['/coordinator/households'] },
      { href: '/coordinator/inbox', key: 'inbox' },
      { href: '/coordinator/rows', key: 'rows', also: ['/coordinator/lines'] },
      { href: '/coordinator/flow', key: 'flow' },
      { href: '/coordinator/targets', key: 'targets' },
      { href: '/coordinator/displacement', key: 'displacement' },
    ],
  },
  {
    key: 'linkage',
    pages: [
      { href: '/coordinator/agreements', key: 'agreements' },
      { href: '/coordinator/certificates', key: 'certificates' },
      { href: '/coordinator/batches', key: 'batches' },
      { href: '/coordinator/period-lists', key: 'periodLists' },
      { href: '/coordinator/funds', key: 'funds' },
      { href: '/coordinator/support', key: 'support' },
    ],
  },
  {
    key: 'payouts',
    pages: [
      { href: '/coordinator/payouts', key: 'payouts', also: ['/coordinator/payouts', '/coordinator/statements'] },
      { href: '/coordinator/hardship', key: 'hardship' },
      { href: '/coordinator/checks', key: 'checks' },
      { href: '/coordinator/visits', key: 'visits' },
      { href: '/coordinator/ledger', key: 'ledger' },
    ],
  },
  {
    key: 'register',
    pages: [
      { href: '/coordinator/registry', key: 'registry' },
      { href: '/coordinator/changes', key: 'changes' },
      { href: '/coordinator/duplicates', key: 'duplicates' },
      { href: '/coordinator/imports', key: 'imports' },
      { href: '/coordinator/exports', key: 'exports' },
      { href: '/coordinator/access-log', key: 'access' },
    ],
  },
  {
    key: 'shop',
    pages: [
      { href: '/coordinator/claims', key: 'claims' },
      { href: '/coordinator/payments', key: 'payments' },
      { href: '/coordinator/live', key: 'live' },
      { href: '/coordinator/hosts', key: 'hosts' },
      { href: '/admin', key: 'catalogue' },
      { href: '/voices', key: 'voices' },
      { href: '/producer-desk/story', key: 'stories' },
    ],
  },
] as const

const pageAt = (pathname: string) => groups.flatMap(({ pages }) => [...pages]).find((page) => reaches(page, pathname))

/** The coordinators' desk. */
export default function Coordinator() {
  const { scope, waits } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const words = useTranslations('reports')
  const locale = useLocale()
  const waiting = (key: string) => {
    if (key === 'inbox' && waits.inbox > 0) return words('nav.count', { count: waits.inbox })
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
      groups={groups.map((group) => ({
        words: words(`groups.${group.key}`),
        pages: group.pages.map((page) => ({
          href: page.href,
          also: 'also' in page ? page.also : undefined,
          words: words(`nav.${page.key}`),
          waits: waiting(page.key),
        })),
      }))}
    />
  )
}
