import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Label } from './label.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** On a page of A4. */
const LABELS = Array.from({ length: 12 }, (_, index) => index)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer', 'coordinator', 'admin')
  const label = await refusing(context, context.shop.trace.readLabel(viewer, params.code ?? ''))
  return { ...label, title: translate(context.locale)('trace.labels.title', { code: label.page.batch.code }) }
}

/** Labels of a batch to print and stick on. */
export default function Labels() {
  const { page, address } = useLoaderData<typeof loader>()
  const t = useTranslations('trace.labels')
  const { batch } = page
  const certified = batch.certificates.some(({ kind, inForce }) => kind === 'quarantine' && inForce)
  return (
    <Page>
      <div className="no-print">
        <PageTitle lead={t('lead')}>{t('title', { code: batch.code })}</PageTitle>
        {certified ? null : <Notice tone="warn">{t('noCertificate')}</Notice>}
        <p className="mb-6 text-soft">
          {t('printHint')}{' '}
          <a className="link" href={address}>
            {t('try')}
          </a>
        </p>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-2">
        {LABELS.map((place) => (
          <li key={place} aria-hidden={place > 0 ? true : undefined}>
            <Label page={page} address={address} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
