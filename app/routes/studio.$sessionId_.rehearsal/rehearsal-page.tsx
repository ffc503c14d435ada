import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RoomSnapshot } from '#domain/live-events.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { DeskProvider, useDesk } from '../../live/desk/desk-context.tsx'
import { DeskHead } from '../../live/desk/desk-head.tsx'
import { OnAirDesk } from '../../live/desk/on-air-desk.tsx'
import { rehearsalSide } from '../../live/desk/rehearsal-side.ts'
import type { DeskState } from '../../live/desk/side.ts'
import { Steer } from '../../live/desk/steer.tsx'
import { useDeskSide } from '../../live/desk/use-desk-side.ts'
import { CameraPanel } from '../../live/publish/camera-panel.tsx'
import { usePublisher } from '../../live/publish/use-publisher.ts'
import { useHydrated } from '../../live/use-hydrated.ts'

type Loaded = {
  session: SessionCard
  snapshot: RoomSnapshot
  limits: DeskState['limits']
  speaker: string
  seed: number
}

const nothing: DeskState['figures'] = { paidOrders: 0, revenueFen: 0, income: null }

/** A rehearsal, and from the beginning as often as one likes. */
export function RehearsalPage({ loaded }: { loaded: Loaded }) {
  const t = useTranslations('studio')
  const [round, setRound] = useState(0)
  if (loaded.snapshot.state !== 'scheduled')
    return (
      <Page narrow>
        <h1 className="text-2xl">{t('titleRehearsal')}</h1>
        <Notice>{t('rehearsal.closed')}</Notice>
        <ButtonLink href={`/studio/${loaded.session.id}`}>{t('rehearsal.studio')}</ButtonLink>
      </Page>
    )
  return <Round key={round} loaded={loaded} seed={loaded.seed + round} again={() => setRound(round + 1)} />
}

function useScript() {
  const t = useTranslations('studio.rehearsal')
  const lines = (key: 'audience' | 'questions' | 'remarks') => t(key).split('|')
  return { names: lines('audience'), questions: lines('questions'), remarks: lines('remarks') }
}

function Round({ loaded, seed, again }: { loaded: Loaded; seed: number; again: () => void }) {
  const t = useTranslations('studio')
  const script = useScript()
  const { session, snapshot, limits, speaker } = loaded
  const [side] = useState(() => rehearsalSide(snapshot, { limits, seed, script, speaker }))
  const state: DeskState = {
    figures: nothing,
    limits,
    helm: null,
    stopReason: null,
    recording: 'on',
    mutes: [],
    answered: [],
  }
  const desk = { session, sayId: session.id, rehearsal: true, ...useDeskSide(side, state, null) }
  const head = (
    <DeskHead title={t('titleRehearsal')} back={{ href: `/studio/${session.id}`, words: t('rehearsal.leave') }} />
  )
  if (desk.room.state === 'live')
    return (
      <DeskProvider desk={desk}>
        <OnAirDesk head={head} picture={<OwnPicture />} ribbon={<Ribbon />} />
      </DeskProvider>
    )
  return (
    <DeskProvider desk={desk}>
      <Ribbon />
      {head}
      <Page narrow>{desk.room.state === 'ended' ? <Over again={again} /> : <Start />}</Page>
    </DeskProvider>
  )
}

/** The camera's picture, which stays on this device. */
function OwnPicture() {
  const { publisher, view } = usePublisher()
  return <CameraPanel publisher={publisher} view={view} pass={null} className="h-42 w-35 shrink-0 lg:h-72 lg:w-full" />
}

function Ribbon() {
  const t = useTranslations('studio.rehearsal')
  return (
    <p className="flex min-h-8 items-center justify-center gap-2 bg-warn px-3 text-center font-medium text-white">
      <Icon name="info" />
      {t('ribbon')}
    </p>
  )
}

function Start() {
  const t = useTranslations('studio.rehearsal')
  const hydrated = useHydrated()
  return (
    <Steer intent="start">
      <p className="mb-4">{t('startText')}</p>
      <Button wide icon="live" className="text-lg" disabled={!hydrated}>
        {t('start')}
      </Button>
      <noscript>
        <p className="mt-2 text-soft">{t('scripts')}</p>
      </noscript>
    </Steer>
  )
}

function Over({ again }: { again: () => void }) {
  const t = useTranslations('studio.rehearsal')
  const { session } = useDesk()
  return (
    <>
      <h2 className="text-2xl">{t('over')}</h2>
      <p className="my-4">{t('overText')}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/studio/${session.id}`}>{t('studio')}</ButtonLink>
        <Button look="quiet" type="button" onClick={again}>
          {t('again')}
        </Button>
      </p>
    </>
  )
}
