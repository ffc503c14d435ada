import { useTranslations } from 'use-intl'
import { DeskProvider } from '../../live/desk/desk-context.tsx'
import { DeskHead } from '../../live/desk/desk-head.tsx'
import { DeskOver } from '../../live/desk/desk-over.tsx'
import { OnAirDesk } from '../../live/desk/on-air-desk.tsx'
import type { Steered } from '../../live/desk/side.ts'
import { type LoadedDesk, useServerDesk } from '../../live/desk/use-server-desk.ts'
import { BeforeStart } from './before-start.tsx'

/** The host's studio: what is to be done before, on the air, and afterwards. */
export function StudioPage({ loaded, posted }: { loaded: LoadedDesk; posted: Steered | null }) {
  const t = useTranslations('studio')
  const desk = useServerDesk(loaded, posted)
  const head = <DeskHead title={t('title')} back={{ href: '/studio', words: t('back') }} />
  const { state } = desk.room
  return (
    <DeskProvider desk={desk}>
      {state === 'live' ? (
        <OnAirDesk head={head} picture={null} />
      ) : (
        <>
          {head}
          {state === 'scheduled' ? <BeforeStart /> : <DeskOver />}
        </>
      )}
    </DeskProvider>
  )
}
