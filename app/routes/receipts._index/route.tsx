import { type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { TextField } from '../../components/field.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reference = new URL(request.url).searchParams.get('reference')?.normalize('NFKC').trim().slice(0, 64)
  if (reference) throw redirectDocument(`/receipts/${encodeURIComponent(reference.toUpperCase())}`)
  const t = translate(context.locale)
  return {
    title: `${t('receipts.rates.title')} · ${t('shell.name')}`,
    districts: await context.shop.receipts.errorRates(),
  }
}

/** What households said of their payouts, by district, for everybody. */
export default function ErrorRates() {
  const { districts } = useLoaderData<typeof loader>()
  const t = useTranslations('receipts.rates')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {districts.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('caption')}
          rows={districts}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'district',
              title: t('district'),
              cell: ({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn),
            },
            {
              key: 'households',
              title: t('households'),
              cell: ({ households }) => (households === null ? '–' : t('atLeast', { households })),
            },
            {
              key: 'rate',
              title: t('rate'),
              cell: ({ errorBps }) =>
                errorBps === null ? (
                  <span className="text-soft">{t('few')}</span>
                ) : (
                  <span className="tabular">{format.number(errorBps / 10_000, 'percent')}</span>
                ),
            },
          ]}
        />
      )}
      <Section title={t('answerTitle')} id="answer">
        <p className="mb-4">{t('answerText')}</p>
        <form>
          <TextField
            name="reference"
            label={t('reference')}
            hint={t('referenceHint')}
            autoComplete="off"
            maxLength={64}
            required
            className="max-w-64"
          />
          <Button look="quiet">{t('answer')}</Button>
        </form>
      </Section>
      <Section title={t('howTitle')}>
        <p>{t('how')}</p>
      </Section>
    </Page>
  )
}
