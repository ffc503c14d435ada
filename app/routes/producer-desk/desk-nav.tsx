import { useLocation } from '@remix-run/react'
import { useTranslations } from 'use-intl'

const pages = [
  { href: '/producer-desk', key: 'send' },
  { href: '/producer-desk/sent', key: 'sent' },
  { href: '/producer-desk/tracking', key: 'tracking' },
  { href: '/producer-desk/certificates', key: 'certificates' },
  { href: '/producer-desk/claims', key: 'claims' },
  { href: '/producer-desk/catalog', key: 'catalog' },
  { href: '/voices', key: 'voices' },
  { href: '/producer-desk/story', key: 'story' },
] as const

/** The pages of a producer's people; on a phone the row scrolls. */
export function DeskNav() {
  const t = useTranslations('fulfilment.nav')
  const { pathname } = useLocation()
  return (
    <nav aria-label={t('label')} className="no-print row-of-links -mx-4 mb-6 flex border-b border-line px-4">
      {pages.map(({ href, key }) => (
        <a key={key} href={href} aria-current={pathname === href ? 'page' : undefined} className={tab}>
          {t(key)}
        </a>
      ))}
    </nav>
  )
}

const tab =
  'inline-flex min-h-11 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-soft no-underline hover:text-accent aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink'
