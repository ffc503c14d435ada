import { useLocation, useMatches } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { languageTag, locales } from '#domain/locale.ts'
import type { RouteHandle } from '../route-handle.ts'
import { addressesOf } from './addresses.ts'

/** What a loader may return for the head of its page. */
type Words = { title?: string; description?: string }

/**
 * What search engines and shared links read of a page: its addresses, its languages and a picture. A page whose route does
 * not say `indexed` asks to be left out, and so does every page of the demo.
 * @param origin the shop's public address
 */
export function PageHead({ origin, demo, failed }: { origin: string; demo: boolean; failed: boolean }) {
  const locale = useLocale()
  const t = useTranslations('shell')
  const location = useLocation()
  const matches = useMatches()
  const page = matches.at(-1)
  const handle = page?.handle as RouteHandle | undefined
  if (failed || !handle?.indexed) return <meta name="robots" content="noindex" />

  const addresses = addressesOf(origin, location, handle.indexed, locale)
  const words = (page?.data ?? {}) as Words
  const picture = handle.picture?.(page?.params ?? {}) ?? '/og.png'
  return (
    <>
      {demo ? <meta name="robots" content="noindex" /> : null}
      <link rel="canonical" href={addresses.canonical} />
      {locales.map((one) => (
        <link key={one} rel="alternate" hrefLang={languageTag(one)} href={addresses.languages[one]} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={addresses.anyLanguage} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t('name')} />
      <meta property="og:locale" content={locale === 'zh' ? 'zh_CN' : 'en_GB'} />
      <meta property="og:title" content={words.title ?? t('title')} />
      <meta property="og:description" content={words.description ?? t('description')} />
      <meta property="og:url" content={addresses.canonical} />
      <meta property="og:image" content={origin + picture} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
