import { useTranslations } from 'use-intl'
import type { Role } from '#server/identity/viewer.ts'
import { Icon, type IconName } from '../../components/icon.tsx'

type Place = {
  words:
    | `identity.account.${'orders' | 'coordination' | 'live' | 'shipping' | 'security'}`
    | `account.places.${'addresses' | 'impact' | 'reminders' | 'data'}`
    | 'visits.mine.title'
  href: string
  icon: IconName
  roles?: readonly Role[]
  /** Only for those who are somebody's helper. */
  helpers?: true
}

const places: readonly Place[] = [
  { words: 'identity.account.orders', href: '/orders', icon: 'package' },
  { words: 'account.places.impact', href: '/account/impact', icon: 'household' },
  { words: 'account.places.addresses', href: '/account/addresses', icon: 'place' },
  { words: 'account.places.reminders', href: '/notices', icon: 'clock' },
  { words: 'identity.account.coordination', href: '/coordinator', icon: 'household', roles: ['coordinator', 'admin'] },
  { words: 'visits.mine.title', href: '/visits', icon: 'household', helpers: true },
  { words: 'identity.account.live', href: '/studio', icon: 'live', roles: ['farmer', 'volunteer'] },
  { words: 'identity.account.shipping', href: '/producer-desk', icon: 'basket', roles: ['farmer', 'volunteer'] },
  { words: 'identity.account.security', href: '/account/security', icon: 'shield' },
  { words: 'account.places.data', href: '/account/data', icon: 'account' },
]

/** Where someone of this role has something to do. */
export function Places({ role, helper }: { role: Role; helper: boolean }) {
  const t = useTranslations()
  return (
    <nav aria-label={t('identity.account.go')} className="mt-8">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {places
          .filter(({ roles, helpers }) => (!roles || roles.includes(role)) && (!helpers || helper))
          .map(({ words, href, icon }) => (
            <li key={href}>
              <a href={href} className="flex items-center gap-4 px-4 py-3 text-ink no-underline hover:text-accent">
                <Icon name={icon} className="text-xl text-accent" />
                <span className="min-w-0 flex-1 leading-snug">
                  <span className="font-medium">{t(words)}</span>
                  <span className="block text-sm text-soft">{t(`${words}Hint`)}</span>
                </span>
                <Icon name="next" className="text-soft" />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
