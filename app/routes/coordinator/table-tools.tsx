import { useTranslations } from 'use-intl'
import type { SavedView } from '#server/views/views.ts'
import { Icon } from '../../components/icon.tsx'

/** What one can do with a table as it stands: keep it as a view, go to a view, take it along as a file. */
export function TableTools(props: { page: string; table: string; query: string; views: readonly SavedView[] }) {
  const { page, table, query, views } = props
  const t = useTranslations('reports')
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 items-center gap-1 text-accent">
        <Icon name="down" />
        {t('tools.title', { count: views.length })}
      </summary>
      <div className="mt-2 grid gap-4 rounded-lg border border-line bg-card p-3 md:grid-cols-2">
        <section aria-label={t('views.title')}>
          {views.length === 0 ? <p className="text-soft">{t('views.none')}</p> : null}
          <ul>
            {views.map((view) => (
              <li key={view.id} className="flex items-center justify-between gap-2">
                <a
                  href={view.query ? `${view.page}?${view.query}` : view.page}
                  className="link inline-flex min-h-11 items-center"
                >
                  {view.name}
                </a>
                <form method="post" action="/coordinator/views">
                  <input type="hidden" name="id" value={view.id} />
                  <input type="hidden" name="page" value={page} />
                  <button
                    type="submit"
                    name="intent"
                    value="remove"
                    className="link min-h-11 px-2"
                    aria-label={t('views.removeNamed', { name: view.name })}
                  >
                    {t('views.remove')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
          <form method="post" action="/coordinator/views" className="mt-2 flex flex-wrap items-end gap-2">
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="query" value={query} />
            <label className="grid grow gap-1">
              <span className="text-xs text-soft">{t('views.name')}</span>
              <input name="name" required maxLength={40} className="control" />
            </label>
            <button type="submit" name="intent" value="save" className="link min-h-11 px-2">
              {t('views.save')}
            </button>
          </form>
        </section>
        <form method="post" action="/coordinator/exports" className="self-start">
          <p className="text-soft">{t('tools.exportLead')}</p>
          <input type="hidden" name="table" value={table} />
          <input type="hidden" name="query" value={query} />
          <p className="flex flex-wrap gap-x-4">
            {(['xlsx', 'csv'] as const).map((format) => (
              <button
                type="submit"
                key={format}
                name="format"
                value={format}
                className="link inline-flex min-h-11 items-center gap-1.5"
              >
                <Icon name="download" />
                {t(`tools.${format}`)}
              </button>
            ))}
          </p>
        </form>
      </div>
    </details>
  )
}
