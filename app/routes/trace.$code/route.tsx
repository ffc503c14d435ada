import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { BatchRecord } from '../../components/batch-record.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { Photo } from '../../components/photo.tsx'
import { SignedRecord } from '../../components/signed-record.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Origin } from './origin.tsx'
import { Packs } from './packs.tsx'

export const handle = { scripts: false, islands: ['counter'], indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, locale } = context
  const trace = await refusing(context, shop.trace.read(params.code ?? ''))
  const t = translate(locale)
  const title = `${t('trace.title', { good: trace.good[locale] })} · ${t('shell.name')}`
  return { trace, publicKey: shop.trace.publicKey(), title, description: trace.description[locale] }
}

/** Where a batch comes from, for whoever scanned its code. */
export default function Trace() {
  const { trace, publicKey } = useLoaderData<typeof loader>()
  const t = useTranslations('trace')
  const tc = useTranslations('catalog.batch')
  const locale = useLocale()
  const { batch, picture } = trace
  return (
    <Page>
      <PageTitle above={t('above', { code: batch.code })} lead={trace.description[locale]}>
        {trace.good[locale]}
      </PageTitle>
      <SignedRecord publicKey={publicKey} />
      <div className="grid gap-8 md:grid-cols-2 md:gap-10">
        <div>
          {picture ? (
            <Photo
              picture={picture}
              alt={picture.alt[locale]}
              sizes="(min-width: 48rem) 45vw, 92vw"
              eager
              className="mb-6 max-h-96 rounded-lg border border-line object-cover"
            />
          ) : null}
          <Origin trace={trace} />
        </div>
        <div>
          <Section title={tc('title')} id="batch">
            <BatchRecord batch={batch} open />
          </Section>
          <Packs packs={trace.products} />
        </div>
      </div>
    </Page>
  )
}
