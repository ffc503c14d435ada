import { useLocation, useSearchParams } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { languageTag } from '#domain/locale.ts'
import { Icon } from './icon.tsx'

/** One button to the other language, labelled in that language, that comes back to the same page. */
export function LocaleSwitch() {
  const t = useTranslations('shell')
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  // Else an address that names a language would overrule the choice.
  const search = new URLSearchParams([...query].filter(([name]) => name !== 'lang')).toString()
  const other = useLocale() === 'zh' ? 'en' : 'zh'
  return (
    <form method="post" action="/locale">
      <input type="hidden" name="next" value={search ? `${pathname}?${search}` : pathname} />
      <button
        type="submit"
        name="locale"
        value={other}
        lang={languageTag(other)}
        className="flex min-h-11 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-ink hover:text-accent"
      >
        <Icon name="language" />
        {t('otherLanguage')}
      </button>
    </form>
  )
}
