import type { LoaderFunctionArgs } from '@remix-run/node'
import { languageTag } from '#domain/locale.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { textResponse } from '../../seo/text-response.ts'

const icon = (file: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${file}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a phone needs to put the shop on its home screen, in the language of the page that links here. */
export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  const manifest = {
    id: '/',
    name: t('shell.title'),
    short_name: t('shell.name'),
    description: t('shell.description'),
    lang: languageTag(context.locale),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#faf5ea',
    theme_color: '#faf5ea',
    icons: [icon('192', 192, 'any'), icon('512', 512, 'any'), icon('maskable-512', 512, 'maskable')],
    shortcuts: [
      { name: t('shell.nav.products'), url: '/products' },
      { name: t('shell.nav.live'), url: '/live' },
      { name: t('shell.nav.orders'), url: '/orders' },
    ],
  }
  return textResponse(JSON.stringify(manifest), 'application/manifest+json')
}
