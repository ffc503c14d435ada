import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { claimTone } from '../../components/claim-tone.ts'
import { EmptyState } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  const claims = await context.shop.claims.listOwn(context.buyer, null)
  return { title: `${t('claims.own.title')} · ${t('shell.name')}`, claims }
}

/** The buyer's claims, newest first. */
export default function OwnClaims() {
  const { claims } = useLoaderData<typeof loader>()
  const t = useTranslations('claims')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Page narrow>
      <PageTitle lead={t('own.lead')}>{t('own.title')}</PageTitle>
      {claims.length === 0 ? (
        <EmptyState title={t('own.emptyTitle')} action={<ButtonLink href="/orders">{t('own.orders')}</ButtonLink>}>
          {t('own.empty')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {claims.map((claim) => (
            <li key={claim.id}>
              <a href={`/claims/${claim.id}`} className="block py-4 text-ink no-underline hover:text-accent">
                <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="font-medium">{inLocale(locale, claim.nameZh, claim.nameEn)}</span>
                  <Badge tone={claimTone[claim.state]}>{t(`state.${claim.state}`)}</Badge>
                </span>
                <span className="block text-sm text-soft">
                  {t(`kinds.${claim.kind}`)} · {counted(locale, claim.units, claim.unitZh, claim.unitEn)}
                </span>
                <span className="block text-sm text-soft tabular">
                  {t('new.of', { number: orderNumber(claim.orderNumber) })} ·{' '}
                  {format.dateTime(claim.openedAt, 'moment')}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
