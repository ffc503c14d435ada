import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { type CameraAnswer, openCamera } from '../../live/publish/camera.ts'
import { useHydrated } from '../../live/use-hydrated.ts'
import { CheckLine } from './check-line.tsx'
import { useLoudness } from './use-loudness.ts'

type State = CameraAnswer | 'idle' | 'starting'

/** Loud enough to be somebody who speaks; a quiet room stays below. */
const SPEAKING = 0.05

/** The camera's picture and a bar that moves with the voice. Everything is released when the page is left. */
export function CameraCheck() {
  const t = useTranslations('schedule.checks.camera')
  const [state, setState] = useState<State>('idle')
  const hydrated = useHydrated()
  const video = useRef<HTMLVideoElement>(null)
  const stream = typeof state === 'object' && state.ok ? state.stream : null
  const { loudness, loudest } = useLoudness(stream)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
    return () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [stream])
  const open = async () => {
    setState('starting')
    setState(await openCamera({ facing: 'environment' }))
  }
  const heard = loudest >= SPEAKING
  const standing = standingOf(state, heard)
  return (
    <CheckLine
      level={standing.level}
      title={t('title')}
      text={<span role="status">{t(standing.words)}</span>}
      mend={
        stream ? null : (
          <Button look="quiet" type="button" onClick={open} disabled={!hydrated || state === 'starting'}>
            {state === 'idle' || state === 'starting' ? t('start') : t('again')}
          </Button>
        )
      }
    >
      <div className="my-2 aspect-video w-full max-w-96 overflow-hidden rounded-md bg-ink">
        <video ref={video} autoPlay muted playsInline aria-label={t('preview')} className="size-full object-contain" />
      </div>
      <meter aria-label={t('meter')} min={0} max={1} value={Math.sqrt(loudness)} className="h-3 w-full max-w-96" />
    </CheckLine>
  )
}

function standingOf(state: State, heard: boolean) {
  if (state === 'idle' || state === 'starting') return { level: 'idle', words: state } as const
  if (!state.ok) return { level: 'stop', words: state.why } as const
  if (state.lacks === 'microphone') return { level: 'warn', words: 'noSound' } as const
  if (state.lacks === 'camera') return { level: 'warn', words: 'noPicture' } as const
  return heard ? ({ level: 'ok', words: 'ok' } as const) : ({ level: 'warn', words: 'quiet' } as const)
}
