import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, shell: 'bare' } satisfies RouteHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  return { title: `${t('shell.offline.title')} · ${t('shell.name')}` }
}

/**
 * What the service worker shows under any address while there is no network: an empty link asks for that address again.
 * Nothing here leads to a page that could not be shown either.
 */
export default function Offline() {
  const t = useTranslations('shell.offline')
  return (
    <Page narrow>
      <img
        src="/banners/error.svg"
        alt=""
        width={1600}
        height={700}
        className="mb-8 h-auto w-full rounded-lg border border-line"
      />
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-4">{t('text')}</p>
      <p className="mt-3 text-soft">{t('safe')}</p>
      <p className="mt-8">
        <ButtonLink href="">{t('again')}</ButtonLink>
      </p>
    </Page>
  )
}
