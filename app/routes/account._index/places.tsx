import { useTranslations } from 'use-intl'
import type { Role } from '#server/identity/viewer.ts'
import { Icon, type IconName } from '../../components/icon.tsx'

type Place = {
  key: 'orders' | 'coordination' | 'live' | 'shipping' | 'security'
  href: string
  icon: IconName
  roles?: readonly Role[]
}

const places: readonly Place[] = [
  { key: 'orders', href: '/orders', icon: 'package' },
  { key: 'coordination', href: '/coordinator', icon: 'household', roles: ['coordinator', 'admin'] },
  { key: 'live', href: '/studio', icon: 'live', roles: ['farmer', 'volunteer'] },
  { key: 'shipping', href: '/producer-desk', icon: 'basket', roles: ['farmer', 'volunteer'] },
  { key: 'security', href: '/account/security', icon: 'shield' },
]

/** Where someone of this role has something to do. */
export function Places({ role }: { role: Role }) {
  const t = useTranslations('identity.account')
  return (
    <nav aria-label={t('go')} className="mt-8">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {places
          .filter(({ roles }) => !roles || roles.includes(role))
          .map(({ key, href, icon }) => (
            <li key={key}>
              <a href={href} className="flex items-center gap-4 px-4 py-3 text-ink no-underline hover:text-accent">
                <Icon name={icon} className="text-xl text-accent" />
                <span className="min-w-0 flex-1 leading-snug">
                  <span className="font-medium">{t(key)}</span>
                  <span className="block text-sm text-soft">{t(`${key}Hint`)}</span>
                </span>
                <Icon name="next" className="text-soft" />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
