import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useHydrated } from '../use-hydrated.ts'
import type { PublisherView, PublishState } from './publish-state.ts'
import type { Publisher, PublishPass } from './publisher.ts'

export type CameraPanelProps = {
  publisher: Publisher
  view: PublisherView
  /** Leave to publish (`askPass`); null in a rehearsal, where the picture stays on this device. */
  pass: (() => Promise<PublishPass | null>) | null
  className?: string
}

const LIVE: readonly PublishState['kind'][] = ['onAir', 'catchingUp']
const BEGINS: readonly PublishState['kind'][] = ['idle', 'ready', 'tookOver', 'noCamera', 'refused', 'ended']

/**
 * What this device's camera sees, how the line is, and the camera's three buttons. Its shape is there before the picture.
 * Sentences and questions are `CameraWords`, which wants the page's whole width.
 */
export function CameraPanel({ publisher, view, pass, className = '' }: CameraPanelProps) {
  const t = useTranslations('publish')
  const { state, stream } = view
  const hydrated = useHydrated()
  const local = pass === null
  const label =
    local && state.kind === 'idle' ? 'open' : state.kind === 'noCamera' || state.kind === 'refused' ? 'again' : 'start'
  return (
    <section aria-label={t('title')} className={`relative overflow-hidden rounded-lg bg-ink text-white ${className}`}>
      <Preview stream={stream} mirrored={view.facing === 'user'} label={t(local ? 'previewRehearsal' : 'preview')} />
      <p
        role="status"
        className="absolute inset-x-0 top-0 flex items-center gap-1.5 bg-ink/75 px-2 py-1 text-sm leading-snug"
      >
        <span
          aria-hidden="true"
          className={`size-2.5 shrink-0 rounded-full ${LIVE.includes(state.kind) ? 'bg-accent' : 'bg-line-strong'}`}
        />
        {t(`state.${local && state.kind === 'onAir' ? 'ready' : state.kind}`)}
      </p>
      {BEGINS.includes(state.kind) && !(local && state.kind === 'ready') ? (
        <button
          type="button"
          disabled={!hydrated}
          onClick={() => void (local ? publisher.open() : publisher.start(pass))}
          className="absolute inset-x-2 top-1/2 inline-flex min-h-12 -translate-y-1/2 items-center justify-center gap-2 rounded-md bg-accent px-2 font-medium text-white hover:bg-accent-deep disabled:bg-soft"
        >
          <Icon name="camera" />
          {t(label)}
        </button>
      ) : null}
      <div className="absolute inset-x-0 bottom-0 bg-ink/75">
        <LineFigures view={view} />
        {stream ? <Buttons publisher={publisher} view={view} /> : null}
      </div>
    </section>
  )
}

function Preview({ stream, mirrored, label }: { stream: MediaStream | null; mirrored: boolean; label: string }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== stream) video.current.srcObject = stream
  }, [stream])
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-label={label}
      className={`block size-full object-cover ${mirrored ? '-scale-x-100' : ''}`}
    />
  )
}

/** `1.2` of 1,234 kilobits. */
export const mbitsOf = (kbits: number): string => (kbits / 1_000).toFixed(1)

function LineFigures({ view: { figures, soundOnly } }: { view: PublisherView }) {
  const t = useTranslations('publish.line')
  if (!figures) return null
  const { width, height, kbits, step, mode } = figures
  const mbits = mbitsOf(kbits)
  const weak = step !== '720p' && step !== '540p' && soundOnly === 'no'
  return (
    <p className="px-2 pt-1 text-xs leading-snug tabular">
      {soundOnly !== 'no'
        ? t('sound', { mbits })
        : mode === 'webrtc'
          ? t('webrtc', { width, height })
          : t('figures', { width, height, mbits })}
      {weak ? <span className="block text-warn-wash">{t('weak', { step })}</span> : null}
    </p>
  )
}

function Buttons({ publisher, view }: { publisher: Publisher; view: PublisherView }) {
  const t = useTranslations('publish')
  const off = view.soundOnly === 'chosen'
  return (
    <div className="flex justify-between p-1">
      <PanelButton
        icon={off ? 'cameraOff' : 'camera'}
        label={t(off ? 'picture' : 'soundOnly')}
        pressed={off}
        onClick={() => publisher.soundOnly(!off)}
      />
      <PanelButton
        icon={view.muted ? 'microphoneOff' : 'microphone'}
        label={t(view.muted ? 'unmute' : 'mute')}
        pressed={view.muted}
        onClick={() => publisher.mute(!view.muted)}
      />
      <PanelButton icon="flip" label={t('flip')} onClick={() => void publisher.flip()} />
    </div>
  )
}

type PanelButtonProps = { icon: IconName; label: ReactNode & string; pressed?: boolean; onClick: () => void }

function PanelButton({ icon, label, pressed, onClick }: PanelButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={`inline-flex size-11 items-center justify-center rounded-full text-xl ${pressed ? 'bg-white text-ink' : 'text-white hover:bg-white/20'}`}
    >
      <Icon name={icon} />
    </button>
  )
}
