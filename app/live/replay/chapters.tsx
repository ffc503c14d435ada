import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'
import { type Mark, markAt } from './seek-bar.tsx'
import { clockTime, momentPath } from './times.ts'

/** What was presented, and when: links to those seconds, which a page with scripts follows without leaving. */
export function Chapters(props: { sessionId: string; marks: readonly Mark[]; ms: number; seek: (ms: number) => void }) {
  const { sessionId, marks, ms, seek } = props
  const t = useTranslations('replay')
  if (marks.length === 0) return null
  const now = markAt(marks, ms)
  return (
    <section aria-labelledby="chapters" className="rounded-lg border border-line bg-card">
      <h2 id="chapters" className="border-b border-line px-4 py-2 text-lg">
        {t('chapters')}
      </h2>
      <ol className="max-h-72 divide-y divide-line overflow-y-auto">
        {marks.map(({ fromMs, name }, index) => (
          <li key={`${fromMs}-${name}`}>
            <a
              href={momentPath(sessionId, fromMs)}
              aria-current={index === now ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault()
                seek(fromMs)
              }}
              className="flex min-h-11 items-center gap-3 px-4 py-1.5 text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium"
            >
              <span className="w-14 shrink-0 text-sm text-soft tabular">{clockTime(fromMs)}</span>
              <span className="line-clamp-2 min-w-0 flex-1 leading-snug">{name}</span>
              {index === now ? <Icon name="play" className="text-accent" /> : null}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
