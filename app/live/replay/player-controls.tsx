import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Icon, type IconName } from '../../components/icon.tsx'
import { RATES, type ReplayClock, type ReplayTime } from './replay-clock.ts'
import { type Mark, SeekBar } from './seek-bar.tsx'
import { ShareMoment } from './share-moment.tsx'

const round =
  'inline-grid min-h-11 min-w-[2.6rem] place-items-center rounded-md text-lg hover:bg-white/15 focus-visible:outline-current aria-pressed:bg-white/20'

type Controls = {
  sessionId: string
  clock: ReplayClock
  time: ReplayTime
  durationMs: number
  marks: readonly Mark[]
  /** Null: there are none. */
  captions: { on: boolean; toggle: () => void } | null
  /** Only with a picture. */
  fullscreen: (() => void) | null
}

/** Plays, seeks and shares a replay. Every button has its name, the slider says its time in words. */
export function PlayerControls(props: Controls) {
  const { sessionId, clock, time, durationMs, marks, captions, fullscreen } = props
  const t = useTranslations('replay.player')
  return (
    <div className="px-2 pb-2 md:px-3">
      <SeekBar ms={time.ms} durationMs={durationMs} marks={marks} seek={clock.seek} />
      <div className="flex flex-wrap items-center sm:gap-1">
        <Press
          icon={time.playing ? 'pause' : 'play'}
          label={t(time.playing ? 'pause' : 'play')}
          onClick={time.playing ? clock.pause : clock.play}
        />
        <Press icon="back" label={t('back10')} onClick={() => clock.seek(time.ms - 10_000)}>
          <span className="text-xs tabular">10</span>
        </Press>
        {fullscreen ? (
          <Press
            icon={time.muted ? 'mute' : 'sound'}
            label={t(time.muted ? 'soundOn' : 'soundOff')}
            onClick={() => clock.setMuted(!time.muted)}
          />
        ) : null}
        {captions ? (
          <Press icon="captions" label={t('captions')} pressed={captions.on} onClick={captions.toggle} />
        ) : null}
        <label className="ml-auto flex min-h-11 items-center rounded-md text-sm hover:bg-white/15 sm:px-1">
          <span className="sr-only">{t('rate')}</span>
          <select
            value={time.rate}
            onChange={(event) => clock.setRate(Number(event.target.value))}
            className="min-h-11 min-w-[2.6rem] cursor-pointer bg-ink text-center text-sm max-sm:appearance-none text-paper tabular"
          >
            {RATES.map((rate) => (
              <option key={rate} value={rate}>
                {t('times', { rate })}
              </option>
            ))}
          </select>
        </label>
        <ShareMoment sessionId={sessionId} ms={time.ms} className={round} />
        {fullscreen ? <Press icon="expand" label={t('fullscreen')} onClick={fullscreen} /> : null}
      </div>
    </div>
  )
}

function Press(props: { icon: IconName; label: string; onClick: () => void; pressed?: boolean; children?: ReactNode }) {
  return (
    <button type="button" onClick={props.onClick} aria-pressed={props.pressed} className={round}>
      <span className="flex items-center">
        <Icon name={props.icon} label={props.label} />
        {props.children ? <span aria-hidden="true">{props.children}</span> : null}
      </span>
    </button>
  )
}
