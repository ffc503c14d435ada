import type { LoaderFunctionArgs } from '@remix-run/node'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Mark } from '../../components/logo.tsx'
import { Page } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, shell: 'bare' } satisfies RouteHandle

export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  return { title: `${t('shell.offline.title')} · ${t('shell.name')}` }
}

/**
 * What the service worker shows under any address while there is no network: an empty link asks for that address again.
 * Nothing here leads to a page that could not be shown either.
 */
export default function Offline() {
  const t = useTranslations('shell')
  return (
    <Page narrow>
      <p className="mb-6 flex items-center gap-2.5 font-display text-xl tracking-[0.12em]">
        <Mark />
        {t('name')}
      </p>
      <img
        src="/banners/error.svg"
        alt=""
        width={1600}
        height={700}
        className="mb-8 h-auto w-full rounded-lg border border-line"
      />
      <h1 className="text-2xl">{t('offline.title')}</h1>
      <p className="mt-4">{t('offline.text')}</p>
      <p className="mt-3 text-soft">{t('offline.safe')}</p>
      <p className="mt-8">
        <ButtonLink href="">{t('offline.again')}</ButtonLink>
      </p>
    </Page>
  )
}
