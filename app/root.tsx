import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useLocale } from 'use-intl'
import { languageTag } from '#domain/locale.ts'
import { Failure } from './components/failure.tsx'
import { Flash, SkipLink } from './components/flash.tsx'
import { Footer } from './components/footer.tsx'
import { Header } from './components/header.tsx'
import { cartCountOf } from './http/cart-count-of.ts'
import { readFlash, spentFlash } from './http/flash.ts'
import { useNonce } from './http/nonce.tsx'
import { translate } from './i18n/catalogue.server.ts'
import { HandMessages } from './i18n/handed-messages.tsx'
import { everywhere, type Island } from './islands/registry.ts'
import type { RouteHandle } from './route-handle.ts'
import { PageHead } from './seo/page-head.tsx'
import styles from './styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? '芦花集 Reedflower' },
  { name: 'description', content: data?.description ?? '' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  const flash = readFlash(request)
  return data(
    {
      title: t('shell.title'),
      description: t('shell.description'),
      signedIn: context.viewer !== null,
      role: context.viewer?.role ?? null,
      demo: context.shop.identity.demoAccounts().length > 0,
      flash: flash && t.has(flash) ? t(flash) : null,
      islands: context.islands,
      origin: context.publicUrl,
      cartCount: cartCountOf(request),
    },
    flash ? { headers: { 'Set-Cookie': spentFlash } } : undefined,
  )
}

/** The document around every page, also around the error page: there the loader's data may be missing. */
export function Layout({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof loader>('root')
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined)
  const failed = Boolean(useRouteError())
  const scripts = !failed && !handles.some((handle) => handle?.scripts === false)
  const bare = handles.some((handle) => handle?.shell === 'bare')
  return (
    <html lang={languageTag(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#faf5ea" />
        <Meta />
        <PageHead origin={root?.origin ?? ''} demo={root?.demo ?? true} failed={failed} />
        <link rel="manifest" href={`/manifest.webmanifest?lang=${locale}`} />
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        {bare ? null : (
          <Header signedIn={root?.signedIn ?? false} role={root?.role ?? null} cartCount={root?.cartCount ?? 0} />
        )}
        <Flash message={root?.flash ?? null} />
        <main id="main" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        {bare ? null : <Footer demo={root?.demo ?? false} />}
        {scripts ? (
          <>
            <HandMessages />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
        {root ? <Islands built={root.islands} afterHydration={scripts} /> : null}
        {import.meta.env.DEV && !scripts ? <script type="module" src="/@vite/client" nonce={nonce} /> : null}
      </body>
    </html>
  )
}

/**
 * The small scripts of the page. They come from our own address, so they need no nonce. Where the framework runs, they wait
 * until it has taken the page over: it must find what the server sent.
 */
function Islands({ built, afterHydration }: { built: Record<string, string>; afterHydration: boolean }) {
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined)
  const names = new Set([...everywhere, ...handles.flatMap((handle) => handle?.islands ?? [])])
  const addressOf = (name: Island) => (import.meta.env.DEV ? `/app/islands/${name}.ts` : built[name])
  const addresses = [...names].map(addressOf)
  const wanted = afterHydration ? addresses.join(' ') : ''
  useEffect(() => {
    for (const address of wanted.split(' ').filter(Boolean)) void import(/* @vite-ignore */ address)
  }, [wanted])
  return afterHydration ? null : addresses.map((address) => <script key={address} type="module" src={address} />)
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <Failure />
}
