import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { Place } from '#server/households/read-place.ts'
import { type Asked, addressOf } from './report-query.ts'

/** Where a page is, from the whole scope down; every step leads to its figures. */
export function PlaceTrail(props: { place: Place; asked: Asked; here?: string }) {
  const { place, asked, here } = props
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const to = (code: string | null) =>
    addressOf('/coordinator', asked, { place: code, level: null, household: null, state: null, sort: null })
  const last = place.path.length - 1
  return (
    <nav aria-label={t('nav.scope')} className="text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        <li>
          <a href={to(null)} className="link inline-flex min-h-9 items-center">
            {t('nav.overview')}
          </a>
        </li>
        {place.path.map((step, at) => (
          <li key={step.code} className="flex items-center gap-x-2">
            <span aria-hidden="true" className="text-soft">
              ›
            </span>
            <a
              href={to(step.code)}
              aria-current={!here && at === last ? 'page' : undefined}
              className="link inline-flex min-h-9 items-center aria-[current]:text-ink aria-[current]:no-underline"
            >
              {inLocale(locale, step.nameZh, step.nameEn)}
            </a>
          </li>
        ))}
        {here ? (
          <li className="flex items-center gap-x-2">
            <span aria-hidden="true" className="text-soft">
              ›
            </span>
            <span aria-current="page">{here}</span>
          </li>
        ) : null}
      </ol>
    </nav>
  )
}
