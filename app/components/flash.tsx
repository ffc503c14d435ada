import { useTranslations } from 'use-intl'
import { Icon } from './icon.tsx'

/** First thing the keyboard reaches: past the header, to the page itself. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
    >
      {t('skip')}
    </a>
  )
}

/** Says once what the last action did. The region is always there, so that screen readers announce its words. */
export function Flash({ message }: { message: string | null }) {
  return (
    <div role="status" className="mx-auto w-full max-w-page px-4">
      {message ? (
        <p className="mt-4 flex items-center gap-2 rounded-md bg-good-wash px-4 py-2 text-good">
          <Icon name="check" />
          {message}
        </p>
      ) : null}
    </div>
  )
}
