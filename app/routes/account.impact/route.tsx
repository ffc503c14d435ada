import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ImpactView } from '#server/impact/read-impact.ts'
import { ButtonLink } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Figure } from '../../components/facts.tsx'
import { Money } from '../../components/money.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { ImpactLines } from './lines.tsx'
import { ReedBed } from './reed-bed.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** What one's own orders did for households; for guests those of this browser. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, buyer, viewer, locale } = context
  const page = Math.max(1, Number.parseInt(new URL(request.url).searchParams.get('page') ?? '1', 10) || 1)
  const t = translate(locale)
  return data({
    title: `${t('impact.title')} · ${t('shell.name')}`,
    impact: await shop.impact.read(buyer, page),
    page,
    guest: viewer === null,
  })
}

export default function Impact() {
  const { impact, page, guest } = useLoaderData<typeof loader>()
  const t = useTranslations('impact')
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {impact.orders === 0 ? (
        <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/products">{t('browse')}</ButtonLink>}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <Sums impact={impact} />
          <ReedBed districts={impact.districts} />
          <p className="mt-3 max-w-prose text-sm text-soft">
            {t('how')}{' '}
            <a className="link" href="/about">
              {t('howLink')}
            </a>
          </p>
          <Section title={t('list')}>
            <ImpactLines lines={impact.lines} />
            <Pagination page={page} pages={impact.pages} href={(at) => `/account/impact?page=${at}`} />
          </Section>
          <Districts impact={impact} />
          <Years impact={impact} />
        </>
      )}
      {guest ? (
        <Notice>
          {t('guest')}{' '}
          <a className="link" href="/sign-in?next=/account/impact">
            {t('signIn')}
          </a>
        </Notice>
      ) : null}
    </Page>
  )
}

function Sums({ impact }: { impact: ImpactView }) {
  const t = useTranslations('impact')
  const locale = useLocale()
  const names = impact.aliases.map(({ zh, en }) => inLocale(locale, zh, en))
  const whom = names.length > 0 ? t('whom', { names: names.join(locale === 'zh' ? '、' : ', ') }) : null
  return (
    <>
      <div className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Figure name={t('confirmed')} note={t('confirmedNote')}>
          <Money fen={impact.confirmedFen} />
        </Figure>
        <Figure name={t('provisional')} note={t('provisionalNote')}>
          <Money fen={impact.provisionalFen} />
        </Figure>
        <Figure name={t('households')} note={t('orders', { count: impact.orders })}>
          {t('householdsValue', { count: impact.households })}
        </Figure>
        <Figure name={t('back')} note={t('backNote')}>
          <Money fen={impact.backFen} />
        </Figure>
      </div>
      <p className="mb-6 text-soft">
        {whom} {t('whomFew')}
      </p>
    </>
  )
}

function Districts({ impact: { districts } }: { impact: ImpactView }) {
  const t = useTranslations('impact')
  const locale = useLocale()
  return (
    <Section title={t('districts')}>
      <DataTable
        caption={t('districtsCaption')}
        rows={districts}
        rowKey={({ code }) => code}
        columns={[
          { key: 'district', title: t('district'), cell: (row) => inLocale(locale, row.nameZh, row.nameEn) },
          { key: 'lines', title: t('lines'), numeric: true, cell: (row) => row.lines },
          { key: 'confirmed', title: t('confirmed'), numeric: true, cell: (row) => formatMoney(row.confirmedFen) },
          {
            key: 'provisional',
            title: t('provisional'),
            numeric: true,
            cell: (row) => formatMoney(row.provisionalFen),
          },
          { key: 'back', title: t('back'), numeric: true, cell: (row) => formatMoney(row.backFen) },
        ]}
      />
    </Section>
  )
}

function Years({ impact: { years } }: { impact: ImpactView }) {
  const t = useTranslations('impact')
  return (
    <Section title={t('years')}>
      <dl className="divide-y divide-line border-y border-line">
        {years.map(({ year, orders, confirmedFen, provisionalFen, backFen }) => (
          <div key={year} className="flex flex-wrap justify-between gap-x-6 py-2.5">
            <dt className="font-medium">{t('year', { year: String(year) })}</dt>
            <dd className="tabular">
              {t('yearText', { orders, amount: formatMoney(confirmedFen + provisionalFen) })}
              {backFen > 0n ? (
                <span className="text-soft">{t('yearBack', { amount: formatMoney(backFen) })}</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
