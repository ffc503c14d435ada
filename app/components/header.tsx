import { useLocation, useSearchParams } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Role } from '#server/identity/viewer.ts'
import { Icon } from './icon.tsx'
import { LocaleSwitch } from './locale-switch.tsx'
import { Mark } from './logo.tsx'

const pages = [
  { href: '/', key: 'home' },
  { href: '/products', key: 'products' },
  { href: '/live', key: 'live' },
  { href: '/about', key: 'about' },
  { href: '/orders', key: 'orders' },
] as const

const coordination = { href: '/coordinator', key: 'coordination' } as const
const dispatch = { href: '/producer-desk', key: 'desk' } as const
const studio = { href: '/studio', key: 'studio' } as const
const catalogue = { href: '/admin', key: 'catalogue' } as const

/** Where people of a role do their work. */
const desks: Partial<Record<Role, { href: string; key: 'coordination' | 'studio' | 'desk' | 'catalogue' }[]>> = {
  coordinator: [coordination],
  admin: [coordination, catalogue, studio],
  farmer: [studio, dispatch],
  volunteer: [studio, dispatch],
}

/** Name, ways to the main pages, search, language, account and cart. Works without JavaScript. */
export function Header(props: { signedIn: boolean; role: Role | null; cartCount: number }) {
  const { signedIn, role, cartCount } = props
  const t = useTranslations('shell')
  return (
    <header className="no-print border-b border-line bg-card">
      <div className="mx-auto grid w-full max-w-page grid-cols-[1fr_auto] items-center gap-x-4 px-4 pt-3 lg:grid-cols-[auto_auto_minmax(8.5rem,1fr)_auto] lg:gap-x-6 lg:py-3">
        <a href="/" className="flex items-center gap-2.5 no-underline" aria-label={`${t('name')} · ${t('nav.home')}`}>
          <Mark className="size-10" />
          <Wordmark />
        </a>
        <nav
          aria-label={t('nav.label')}
          className="order-4 col-span-2 row-of-links -mx-2 flex lg:order-none lg:col-span-1 lg:mx-0"
        >
          {pages.map(({ href, key }) => (
            <NavLink key={key} href={href}>
              {t(`nav.${key}`)}
            </NavLink>
          ))}
          {role === null
            ? null
            : (desks[role] ?? []).map(({ href, key }) => (
                <NavLink key={key} href={href}>
                  {t(`nav.${key}`)}
                </NavLink>
              ))}
        </nav>
        <Search />
        <div className="order-2 -mr-2 flex items-center lg:order-none lg:gap-1">
          <LocaleSwitch />
          <a href={signedIn ? '/account' : '/sign-in'} className={quiet}>
            <Icon name="account" />
            <span className="sr-only sm:not-sr-only">{signedIn ? t('account') : t('signIn')}</span>
          </a>
          <CartLink count={cartCount} />
        </div>
      </div>
    </header>
  )
}

const quiet =
  'flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink no-underline hover:text-accent'

/** The shell's island keeps the number right on pages that the browser shows again from its memory. */
function CartLink({ count }: { count: number }) {
  const t = useTranslations('shell')
  return (
    <a href="/cart" className={`relative ${quiet}`}>
      <Icon name="basket" className="text-lg" />
      <span className="sr-only sm:not-sr-only">{t('cart')}</span>
      <span
        data-cart-count
        hidden={count === 0}
        suppressHydrationWarning
        className="absolute top-0.5 right-0.5 min-w-[1.35rem] rounded-full bg-accent px-1 text-center text-xs leading-[1.35rem] font-medium text-white tabular sm:static"
      >
        {count}
      </span>
    </a>
  )
}

function Wordmark() {
  return (
    <span className="flex flex-col leading-none">
      <span lang="zh-CN" className="font-display text-xl leading-tight font-semibold tracking-[0.12em] text-ink">
        芦花集
      </span>
      <span lang="en" className="text-[0.68rem] tracking-[0.16em] text-soft">
        Reedflower
      </span>
    </span>
  )
}

function NavLink({ href, children }: { href: string; children: string }) {
  const { pathname } = useLocation()
  const here = href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
  return (
    <a
      href={href}
      aria-current={here ? 'page' : undefined}
      className="flex min-h-11 items-center px-2 whitespace-nowrap text-ink no-underline decoration-accent decoration-2 underline-offset-[0.5em] hover:text-accent aria-[current]:font-medium aria-[current]:text-accent aria-[current]:underline"
    >
      {children}
    </a>
  )
}

function Search() {
  const t = useTranslations('shell')
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  const locale = useLocale()
  return (
    <search className="order-3 col-span-2 mt-2 lg:order-none lg:col-span-1 lg:mt-0 lg:w-full lg:max-w-72 lg:justify-self-end">
      <form action="/products" method="get" className="relative flex" key={locale} data-suggest>
        <input
          type="search"
          name="q"
          maxLength={50}
          defaultValue={pathname === '/products' ? (query.get('q') ?? '') : ''}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          className="control rounded-r-none border-r-0"
          enterKeyHint="search"
        />
        <button
          type="submit"
          className="grid w-12 shrink-0 place-items-center rounded-r-md border border-line-strong bg-paper-deep text-ink hover:text-accent"
        >
          <Icon name="search" label={t('search.submit')} />
        </button>
      </form>
    </search>
  )
}
