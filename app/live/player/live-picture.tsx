import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { MediaSource as PictureSource } from '#domain/live-media.ts'
import type { Room } from '../room-state.ts'
import { useHydrated } from '../use-hydrated.ts'
import { PictureControls } from './picture-controls.tsx'
import { playlistOf } from './player.ts'
import { mediaOf, slateOf } from './slate.ts'
import { SlateWords } from './slate-words.tsx'
import { Still } from './still.tsx'
import type { Choices } from './use-choices.ts'
import { usePlayer } from './use-player.ts'

const keys: Record<string, 'sound' | 'captions' | 'fullscreen'> = { m: 'sound', c: 'captions', f: 'fullscreen' }

/**
 * The picture of a session on the air, on a dark surface that has its size before the picture comes. Upright pictures fill
 * it, wide ones stand whole.
 * @param backdrop behind everything: what is seen where there is no picture
 * @param size of the newest picture that the server knows; null: none yet
 */
export function LivePicture(props: {
  room: Room
  source: PictureSource
  size: { width: number; height: number } | null
  choices: Choices
  choose: (change: Partial<Choices>) => void
  backdrop: ReactNode
  children?: ReactNode
  className?: string
}) {
  const { room, source, choices, choose, backdrop, children, className = '' } = props
  const t = useTranslations('watch')
  const surface = useRef<HTMLElement>(null)
  const hydrated = useHydrated()
  const { ref, playing, turnSound } = usePlayer({ sessionId: room.sessionId, source }, room, choices.soundOnly)
  const slate = slateOf(room, playing, choices.soundOnly)
  const media = mediaOf(room, playing)
  const size = playing.size ?? props.size
  // What the server knew decides the frame, so that it never changes under a reader.
  const frame = props.size && props.size.width > props.size.height ? 'lg:aspect-video' : 'lg:aspect-[16/10]'
  const upright = size === null || size.height >= size.width
  const fit = upright ? 'object-cover lg:object-contain' : 'object-contain object-[50%_22%] lg:object-center'
  const shows = media === 'on' && !room.paused && !choices.soundOnly && playing.phase !== 'impossible'
  const withStill = media !== 'none' && !room.paused

  function press(event: KeyboardEvent): void {
    const key = keys[event.key.toLowerCase()]
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'sound') turnSound(!playing.sound)
    if (key === 'captions') choose({ captions: !choices.captions })
    if (key === 'fullscreen' && document.fullscreenElement) void document.exitFullscreen()
    else if (key === 'fullscreen') void surface.current?.requestFullscreen?.().catch(() => undefined)
  }

  return (
    <section
      ref={surface}
      aria-label={t('picture')}
      onKeyDown={press}
      data-mode={playing.mode ?? undefined}
      className={`overflow-hidden bg-ink ${frame} ${className}`}
    >
      {backdrop}
      {withStill ? (
        <Still
          sessionId={room.sessionId}
          fresh={!shows || playing.phase !== 'playing'}
          className={`absolute inset-0 size-full ${fit}`}
        />
      ) : null}
      <video
        ref={ref}
        muted
        autoPlay
        playsInline
        tabIndex={-1}
        aria-hidden="true"
        className={`absolute inset-0 size-full bg-ink transition-opacity ${fit} ${shows && playing.size !== null ? 'opacity-100' : 'opacity-0'}`}
      />
      {children}
      {hydrated ? (
        <SlateWords
          slate={slate}
          address={playlistOf({ sessionId: room.sessionId, source, soundOnly: false }).address}
        />
      ) : null}
      {hydrated && media !== 'none' ? (
        <PictureControls
          surface={surface}
          sound={playing.sound}
          turnSound={turnSound}
          choices={choices}
          choose={choose}
        />
      ) : null}
    </section>
  )
}
