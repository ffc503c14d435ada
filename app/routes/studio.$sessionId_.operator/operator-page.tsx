import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { MediaSource } from '#domain/live-media.ts'
import { BottomBar } from '../../live/desk/bottom-bar.tsx'
import { CaptionsInput } from '../../live/desk/captions-input.tsx'
import { DeskChat } from '../../live/desk/desk-chat.tsx'
import { DeskProvider, useDesk } from '../../live/desk/desk-context.tsx'
import { DeskFigures } from '../../live/desk/desk-figures.tsx'
import { DeskHead } from '../../live/desk/desk-head.tsx'
import { DeskItems } from '../../live/desk/desk-item.tsx'
import { DeskOver } from '../../live/desk/desk-over.tsx'
import { EndSession, Helm, Mutes } from '../../live/desk/desk-people.tsx'
import { NowSelling } from '../../live/desk/now-selling.tsx'
import { Pinned } from '../../live/desk/pinned.tsx'
import { QuestionQueue } from '../../live/desk/question-queue.tsx'
import { Shortcuts } from '../../live/desk/shortcuts.tsx'
import type { Steered } from '../../live/desk/side.ts'
import { useCamera } from '../../live/desk/use-camera.ts'
import { type LoadedDesk, useServerDesk } from '../../live/desk/use-server-desk.ts'
import { LivePicture } from '../../live/player/live-picture.tsx'
import { useChoices } from '../../live/player/use-choices.ts'
import { CameraPanel } from '../../live/publish/camera-panel.tsx'
import { CameraWords } from '../../live/publish/camera-words.tsx'

type Loaded = LoadedDesk & { source: MediaSource }
type Camera = ReturnType<typeof useCamera>

/** The volunteer's screen beside the host's, for a wide device: questions, products and stock, captions and order. */
export function OperatorPage({ loaded, posted }: { loaded: Loaded; posted: Steered | null }) {
  const t = useTranslations('studio')
  const desk = useServerDesk(loaded, posted)
  const camera = useCamera(loaded.session.id, desk.room.paused)
  const live = desk.room.state === 'live'
  const back = { href: `/studio/${loaded.session.id}`, words: t('operator.studio') }
  return (
    <DeskProvider desk={desk}>
      <DeskHead title={t('titleOperator')} back={back} />
      {live ? <CameraWords {...camera} /> : null}
      {desk.room.state === 'ended' ? (
        <DeskOver />
      ) : (
        <Columns live={live} picture={<Pictures source={loaded.source} camera={camera} />} />
      )}
    </DeskProvider>
  )
}

/** What viewers see, without sound; and this device's camera, to take the filming over. */
function Pictures({ source, camera }: { source: MediaSource; camera: Camera }) {
  const t = useTranslations('studio.operator')
  const { room } = useDesk()
  const { choices, choose } = useChoices()
  return (
    <div className="grid gap-3">
      <LivePicture
        room={room}
        source={source}
        size={null}
        choices={choices}
        choose={choose}
        backdrop={null}
        className="relative aspect-[16/10] rounded-md"
      />
      <details className="rounded-md border border-line">
        <summary className="flex min-h-12 items-center px-4 font-medium">{t('camera')}</summary>
        <CameraPanel {...camera} className="h-64 w-full" />
      </details>
    </div>
  )
}

function Columns({ live, picture }: { live: boolean; picture: ReactNode }) {
  const t = useTranslations('studio')
  return (
    <>
      <div className="mx-auto grid w-full max-w-[100rem] grid-cols-[minmax(0,1fr)] gap-4 p-3 lg:grid-cols-3 lg:p-4">
        <p className="text-sm text-soft lg:col-span-3">{t('operator.lead')}</p>
        <Column id="questions-column" title={t('operator.questions')}>
          <QuestionQueue />
          <section aria-labelledby="chat" className="flex h-[30rem] flex-col rounded-md border border-line">
            <h3 id="chat" className="border-b border-line px-3 py-1.5 font-sans text-base font-medium">
              {t('chat.title')}
            </h3>
            <Pinned />
            <DeskChat />
          </section>
        </Column>
        <Column id="sale-column" title={t('operator.sale')}>
          {live ? picture : null}
          <DeskFigures />
          {live ? <NowSelling /> : null}
          <DeskItems />
        </Column>
        <Column id="words-column" title={t('operator.words')}>
          <CaptionsInput />
          <Helm />
          <Mutes />
          {live ? <EndSession /> : null}
          <Shortcuts />
        </Column>
      </div>
      {live ? <BottomBar /> : null}
    </>
  )
}

function Column({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-5 rounded-lg border border-line bg-card p-4">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  )
}
