import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReplayShown } from '#server/livestream/replay/read-replay.ts'
import { Icon } from '../../components/icon.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { Still, stillOf } from '../player/still.tsx'
import { useHydrated } from '../use-hydrated.ts'
import { PlayerControls } from './player-controls.tsx'
import type { ReplayClock, ReplayTime } from './replay-clock.ts'
import type { Mark } from './seek-bar.tsx'
import { keptOf } from './use-clock.ts'

type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/** The recording on a dark surface that has its size beforehand, with controls of our own; without scripts the browser's. */
export function ReplayPicture(props: {
  sessionId: string
  replay: ReplayShown
  clock: ReplayClock
  time: ReplayTime
  marks: readonly Mark[]
  /** A product, for where there is no still of the session. */
  slug: string | null
}) {
  const { sessionId, replay, clock, time, marks, slug } = props
  const t = useTranslations('replay.player')
  const hydrated = useHydrated()
  const surface = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement | null>(null)
  const [captions, setCaptions] = useState(true)
  const detach = useRef<(() => void) | null>(null)
  const attach = useCallback(
    (own: HTMLVideoElement | null) => {
      video.current = own
      detach.current?.()
      detach.current = own && clock.attach(own)
    },
    [clock],
  )
  const upright = replay.size !== null && replay.size.height > replay.size.width
  const shows = captions ? 'showing' : 'hidden'
  if (video.current?.textTracks[0] && video.current.textTracks[0].mode !== shows)
    video.current.textTracks[0].mode = shows

  function fullscreen(): void {
    if (document.fullscreenElement) return void document.exitFullscreen()
    if (document.fullscreenEnabled) return void surface.current?.requestFullscreen().catch(() => undefined)
    ;(video.current as PhoneVideo | null)?.webkitEnterFullscreen?.()
  }

  return (
    <div ref={surface} className="flex flex-col overflow-hidden bg-ink text-paper max-md:-mx-4 md:rounded-lg">
      <div
        className={`relative min-h-0 flex-1 ${upright ? 'mx-auto aspect-[9/16] max-h-[72svh]' : 'aspect-video w-full'}`}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: sessions without captions have none to show */}
        <video
          ref={attach}
          controls={!hydrated}
          playsInline
          preload="none"
          poster={hydrated ? undefined : stillOf(sessionId)}
          aria-label={t('picture')}
          className="absolute inset-0 size-full object-contain"
          src={hydrated ? undefined : keptOf(sessionId, `replay.m3u8#t=${Math.floor(replay.atMs / 1_000)}`)}
        >
          {replay.captions ? (
            <track
              kind="captions"
              src={keptOf(sessionId, 'captions.vtt')}
              srcLang="zh-CN"
              label={t('captionTrack')}
              default
            />
          ) : null}
        </video>
        {hydrated && (!time.seen || time.failed) ? <Backdrop sessionId={sessionId} slug={slug} /> : null}
        {hydrated && !time.playing ? (
          <button
            type="button"
            onClick={clock.play}
            tabIndex={-1}
            aria-hidden="true"
            className="absolute inset-0 grid place-items-center"
          >
            <span className="grid size-16 place-items-center rounded-full bg-ink/70 text-3xl text-white">
              <Icon name={time.waiting ? 'clock' : 'play'} />
            </span>
          </button>
        ) : null}
        <p role="status" className="absolute top-2 left-2 rounded-md bg-ink/80 px-2 text-sm empty:hidden">
          {time.failed ? t('failed') : time.waiting ? t('waiting') : ''}
        </p>
      </div>
      {hydrated ? (
        <PlayerControls
          sessionId={sessionId}
          clock={clock}
          time={time}
          durationMs={replay.timeline.durationMs}
          marks={marks}
          captions={replay.captions ? { on: captions, toggle: () => setCaptions(!captions) } : null}
          fullscreen={fullscreen}
        />
      ) : (
        <JumpForm atMs={replay.atMs} />
      )}
    </div>
  )
}

/** What is seen before the recording is. */
function Backdrop({ sessionId, slug }: { sessionId: string; slug: string | null }) {
  return (
    <>
      {slug ? (
        <Picture src={pictureOf(slug)} alt="" eager className="absolute inset-0 size-full object-cover opacity-60" />
      ) : null}
      <Still sessionId={sessionId} fresh={false} className="absolute inset-0 size-full object-contain" />
    </>
  )
}

/** The way to another second for pages without scripts; as high as the controls that take its place. */
export function JumpForm({ atMs }: { atMs: number }) {
  const t = useTranslations('replay.player')
  return (
    <form method="get" className="flex min-h-24 flex-wrap items-center gap-2 px-3 pb-2">
      <label htmlFor="jump" className="text-sm">
        {t('jump')}
      </label>
      <input
        id="jump"
        name="t"
        type="number"
        min={0}
        inputMode="numeric"
        defaultValue={Math.floor(atMs / 1_000)}
        className="min-h-11 w-28 rounded-md border border-line bg-card px-3 text-ink tabular"
      />
      <button type="submit" className="min-h-11 rounded-md border border-line px-4">
        {t('go')}
      </button>
    </form>
  )
}
