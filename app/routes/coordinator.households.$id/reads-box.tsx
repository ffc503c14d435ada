import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { ReadLog } from '#server/households/list-reads.ts'
import { fieldWords } from '../coordinator/field-words.ts'
import { purposeWords } from '../coordinator/purpose.ts'

/** The latest reads of this household's personal data: everybody's for those who oversee, one's own for others. */
export function ReadsBox({ reads }: { reads: ReadLog }) {
  const t = useTranslations('privacy')
  const all = useTranslations()
  const locale = useLocale()
  const format = useFormatter()
  return (
    <section aria-labelledby="readers" className="mt-4 rounded-lg border border-line bg-card p-4 text-sm">
      <h2 id="readers" className="text-base">
        {t('household.title')}
      </h2>
      {reads.count === 0 ? (
        <p className="mt-2 text-soft">{reads.everybody ? t('household.none') : t('household.noneOwn')}</p>
      ) : (
        <>
          <p className="mt-1 text-soft">{t('household.lead', { count: String(reads.rows.length) })}</p>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {reads.rows.map((row) => (
              <li key={String(row.number)} className="flex flex-wrap gap-x-4 py-2">
                <time className="whitespace-nowrap text-soft" dateTime={row.at.toISOString()}>
                  {format.dateTime(row.at, 'full')}
                </time>
                <span>{row.person ?? t('log.system')}</span>
                <span>{fieldWords(all, locale, row.fields)}</span>
                <span className="text-soft">{purposeWords(row.purpose).words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-2">
        <a className="link" href="/coordinator/access-log">
          {t('household.all')}
        </a>
      </p>
    </section>
  )
}
