import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { ReplayPicture } from '../../live/replay/replay-picture.tsx'
import { useMarks } from '../../live/replay/replay-view.tsx'
import { clockTime } from '../../live/replay/times.ts'
import { useClock } from '../../live/replay/use-clock.ts'
import { useHydrated } from '../../live/use-hydrated.ts'
import type { EditingProps } from './editing-page.tsx'

/** What the replay leaves out at both ends: typed, or taken from where the player stands. */
export function CutForm({ loaded, refused }: EditingProps) {
  const { editing, replay, session, items } = loaded
  if (!editing.recording || !replay) return null
  return <Cut recording={editing.recording} replay={replay} sessionId={session.id} items={items} refused={refused} />
}

type Cutting = {
  recording: NonNullable<EditingProps['loaded']['editing']['recording']>
  replay: NonNullable<EditingProps['loaded']['replay']>
  sessionId: string
  items: EditingProps['loaded']['items']
  refused: EditingProps['refused']
}

function Cut({ recording, replay, sessionId, items, refused }: Cutting) {
  const t = useTranslations('report.cut')
  const hydrated = useHydrated()
  const { clock, time } = useClock(sessionId, replay)
  const marks = useMarks(replay, { items })
  const { timeline, cutFromMs, cutToMs } = recording
  const whole = cutFromMs === null && cutToMs === null
  const last = refused?.intent === 'cut' ? refused : null
  const written = (ms: number | null) => (ms === null ? '' : clockTime(ms))
  const form = useRef<HTMLFormElement>(null)
  const now = { from: clockTime(cutFromMs ?? 0), to: clockTime(cutToMs ?? timeline.recordingMs) }
  // The player shows the replay; a cut counts in the whole recording.
  function take(name: 'from' | 'to'): void {
    const field = form.current?.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = clockTime(timeline.fromMs + time.ms)
  }
  return (
    <Section title={t('title')} id="cut">
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
        <ReplayPicture
          sessionId={sessionId}
          replay={replay}
          clock={clock}
          time={time}
          marks={marks}
          slug={items[0]?.productSlug ?? null}
        />
        <div>
          <p className="mb-4 text-soft">{t('text', { length: clockTime(timeline.recordingMs) })}</p>
          <p className="mb-4 font-medium">{whole ? t('whole') : t('now', now)}</p>
          <form ref={form} method="post">
            {(['from', 'to'] as const).map((name) => (
              <div key={name} className="grid grid-cols-[1fr_auto] items-end gap-2">
                <TextField
                  name={name}
                  label={t(name)}
                  hint={t('hint')}
                  defaultValue={last?.typed[name] ?? written(name === 'from' ? cutFromMs : cutToMs)}
                  errors={last?.errors[`${name}Ms`]}
                  inputMode="text"
                  autoComplete="off"
                />
                {hydrated ? (
                  <Button type="button" look="quiet" className="mb-5" onClick={() => take(name)}>
                    {t(name === 'from' ? 'here' : 'until')}
                  </Button>
                ) : null}
              </div>
            ))}
            <div className="flex flex-wrap gap-3">
              <Button name="intent" value="cut">
                {t('save')}
              </Button>
              {whole ? null : (
                <Button look="quiet" name="intent" value="whole">
                  {t('clear')}
                </Button>
              )}
            </div>
          </form>
        </div>
      </div>
    </Section>
  )
}
