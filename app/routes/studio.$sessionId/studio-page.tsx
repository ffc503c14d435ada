import { useTranslations } from 'use-intl'
import { DeskProvider } from '../../live/desk/desk-context.tsx'
import { DeskHead } from '../../live/desk/desk-head.tsx'
import { DeskOver } from '../../live/desk/desk-over.tsx'
import { OnAirDesk } from '../../live/desk/on-air-desk.tsx'
import type { Steered } from '../../live/desk/side.ts'
import { useCamera } from '../../live/desk/use-camera.ts'
import { type LoadedDesk, useServerDesk } from '../../live/desk/use-server-desk.ts'
import { CameraPanel } from '../../live/publish/camera-panel.tsx'
import { CameraWords } from '../../live/publish/camera-words.tsx'
import { BeforeStart } from './before-start.tsx'

/** The host's studio: what is to be done before, on the air, and afterwards. */
export function StudioPage({ loaded, posted }: { loaded: LoadedDesk; posted: Steered | null }) {
  const t = useTranslations('studio')
  const desk = useServerDesk(loaded, posted)
  const camera = useCamera(loaded.session.id, desk.room.paused)
  const head = <DeskHead title={t('title')} back={{ href: '/studio', words: t('back') }} />
  const { state } = desk.room
  return (
    <DeskProvider desk={desk}>
      {state === 'live' ? (
        <OnAirDesk
          head={head}
          picture={<CameraPanel {...camera} className="h-42 w-35 shrink-0 lg:h-72 lg:w-full" />}
          words={<CameraWords {...camera} />}
        />
      ) : (
        <>
          {head}
          {state === 'scheduled' ? <BeforeStart /> : <DeskOver />}
        </>
      )}
    </DeskProvider>
  )
}
