import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { BatchTable } from '../../components/batch-table.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately, titled } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo } from '../admin/desk-head.tsx'
import { OwnChanges } from './own-changes.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireRole(request, context, 'farmer', 'volunteer')
  const { merchandising, batches } = context.shop
  const [producers, changes, own] = await Promise.all([
    merchandising.ownGoods(userId),
    merchandising.ownChanges(userId),
    batches.listOwn(userId),
  ])
  const title = translate(context.locale)('batches.own.title')
  return data({ producers, changes, batches: own, userId, title })
}

/** Takes a proposal back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireRole(request, context, 'farmer', 'volunteer')
  const id = String((await request.formData()).get('change') ?? '')
  return answerForm(context, {
    typed: null,
    work: () => context.shop.merchandising.withdrawChange(userId, id),
    page: '/producer-desk/catalog',
    done: 'batches.done.takenBack',
  })
}

/** What a producer sells: its goods, its batches, and what it has proposed. */
export default function OwnCatalog() {
  const { producers, changes, batches, userId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('batches.own')
  const locale = useLocale()
  return (
    <Page>
      <BackTo href="/producer-desk">{t('back')}</BackTo>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {answered ? <Notice tone="bad">{Object.values(answered.errors).join(' ')}</Notice> : null}
      {producers.length === 0 ? <EmptyState title={t('none')} /> : null}
      {producers.map((producer) => (
        <Section key={producer.id} title={inLocale(locale, producer.nameZh, producer.nameEn)}>
          <ul className="grid gap-2 sm:grid-cols-2">
            {producer.families.map((family) => (
              <li key={family.id}>
                <a
                  href={`/producer-desk/catalog/${family.id}`}
                  className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 rounded-lg border border-line bg-card px-4 py-2 text-ink no-underline hover:border-accent"
                >
                  <span className="font-medium">{inLocale(locale, family.nameZh, family.nameEn)}</span>
                  <span className="text-sm text-soft">{t('packs', { count: family.packs })}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {batches.length > 0 ? (
        <Section title={t('batches')}>
          <BatchTable batches={batches} href={(id) => `/producer-desk/catalog/batches/${id}`} />
        </Section>
      ) : null}
      {changes.length > 0 ? (
        <Section title={t('changes')} id="changes">
          <OwnChanges changes={changes} userId={userId} />
        </Section>
      ) : null}
    </Page>
  )
}
