import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { DeskFrame, reaches } from '../../components/desk-frame.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { merchandising, invoices } = context.shop
  const [changes, asked] = await refusing(
    context,
    Promise.all([merchandising.changes(viewer, { waiting: true }), invoices.list(viewer, { open: true })]),
  )
  const t = translate(context.locale)
  const waits = { changes: changes.waiting, invoices: asked.open }
  const here = pages.find((page) => reaches(page, new URL(request.url).pathname))
  return data({
    waits,
    title: `${here ? `${t(`admin.nav.${here.key}`)} · ` : ''}${t('admin.title')} · ${t('shell.name')}`,
  })
}

const pages = [
  { href: '/admin', key: 'goods', also: ['/admin/families'] },
  { href: '/admin/changes', key: 'changes' },
  { href: '/admin/imports', key: 'imports' },
  { href: '/admin/categories', key: 'categories' },
  { href: '/admin/producers', key: 'producers' },
  { href: '/admin/coupons', key: 'coupons' },
  { href: '/admin/invoices', key: 'invoices' },
  { href: '/coordinator/batches', key: 'batches' },
] as const

/** The desk of the catalogue. */
export default function Admin() {
  const { waits } = useLoaderData<typeof loader>()
  const t = useTranslations('admin')
  const waiting = (key: string) =>
    (key === 'changes' || key === 'invoices') && waits[key] > 0 ? t('nav.waiting', { count: waits[key] }) : null
  return (
    <DeskFrame
      head={<p className="mb-2 font-display text-lg leading-snug">{t('title')}</p>}
      label={t('title')}
      pages={pages.map(({ key, ...page }) => ({ ...page, words: t(`nav.${key}`), waits: waiting(key) }))}
    />
  )
}
