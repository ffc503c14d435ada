import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { TextareaField } from '../../components/field.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { SignedRecord } from '../../components/signed-record.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, islands: ['counter'], indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  const title = `${t('trace.counter.title')} · ${t('shell.name')}`
  return { publicKey: context.shop.trace.publicKey(), title }
}

/** Checks codes at a counter; the service worker keeps the page for where there is no network. */
export default function Counter() {
  const { publicKey } = useLoaderData<typeof loader>()
  const t = useTranslations('trace.counter')
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <form data-counter>
        <TextareaField
          id="scanned"
          label={t('scanned')}
          hint={t('hint')}
          rows={3}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Button icon="shield">{t('check')}</Button>
      </form>
      <noscript>
        <p className="mt-4 text-soft">{t('noScript')}</p>
      </noscript>
      <SignedRecord publicKey={publicKey} />
      <p data-kept hidden className="mt-6 text-sm text-soft">
        {t('kept')}
      </p>
    </Page>
  )
}
