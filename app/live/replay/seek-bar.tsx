import { useTranslations } from 'use-intl'
import { clockTime, useSpokenTime } from './times.ts'

/** A chapter in replay time. */
export type Mark = { fromMs: number; name: string }

/** The chapter that a time lies in. */
export const markAt = (marks: readonly Mark[], ms: number): number => marks.findLastIndex(({ fromMs }) => fromMs <= ms)

/** Where the replay is, and the way to anywhere else in it: a native slider with a line for every chapter. */
export function SeekBar(props: { ms: number; durationMs: number; marks: readonly Mark[]; seek: (ms: number) => void }) {
  const { ms, durationMs, marks, seek } = props
  const t = useTranslations('replay.player')
  const spoken = useSpokenTime()
  const mark = marks[markAt(marks, ms)]
  const said = t('at', { at: spoken(ms), of: spoken(durationMs) })
  return (
    <div className="flex items-center gap-3">
      <span className="w-14 shrink-0 text-right text-sm tabular" data-testid="replay-time">
        {clockTime(ms)}
      </span>
      <div className="relative min-w-0 flex-1">
        <input
          type="range"
          min={0}
          max={Math.max(1, Math.floor(durationMs / 1_000))}
          step={1}
          value={Math.floor(ms / 1_000)}
          onChange={(event) => seek(Number(event.target.value) * 1_000)}
          aria-label={t('seek')}
          aria-valuetext={mark ? `${said} · ${mark.name}` : said}
          className="block h-11 w-full cursor-pointer accent-current"
        />
        <span aria-hidden="true" className="pointer-events-none absolute inset-x-2 bottom-1 h-2">
          {marks.map(({ fromMs }) => (
            <span
              key={fromMs}
              className="absolute h-2 w-0.5 bg-current opacity-70"
              style={{ left: `${(fromMs / Math.max(1, durationMs)) * 100}%` }}
            />
          ))}
        </span>
      </div>
      <span className="w-14 shrink-0 text-sm tabular opacity-80">{clockTime(durationMs)}</span>
    </div>
  )
}
