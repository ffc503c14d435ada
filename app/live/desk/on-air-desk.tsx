import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { CaptionsInput } from './captions-input.tsx'
import { DeskChat } from './desk-chat.tsx'
import { useDesk } from './desk-context.tsx'
import { DeskFigures } from './desk-figures.tsx'
import { DeskItems } from './desk-item.tsx'
import { EndSession, Helm, Mutes } from './desk-people.tsx'
import { NowSelling } from './now-selling.tsx'
import { Panel, PanelChoice } from './panels.tsx'
import { Pinned } from './pinned.tsx'
import { Shortcuts } from './shortcuts.tsx'

type Slots = { head: ReactNode; picture: ReactNode; words?: ReactNode; ribbon?: ReactNode }

/**
 * The studio on the air. A phone held upright has the picture and the figures on top, one panel below, and the next product
 * under the thumb; from 1,024 pixels on all panels stand side by side.
 * @param picture what the camera sees and how the line is
 * @param words what a host must know or decide about the picture
 * @param ribbon says what this desk is, where it is not the session itself
 */
export function OnAirDesk({ head, picture, words, ribbon }: Slots) {
  const t = useTranslations('studio')
  return (
    <div className="group/desk flex h-[max(100dvh,40rem)] flex-col lg:h-[max(100dvh,44rem)]">
      {ribbon}
      {head}
      {words}
      <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[18rem_minmax(0,1fr)_18rem] lg:gap-4 lg:p-4 lg:pb-0 xl:grid-cols-[24rem_minmax(0,1fr)_25rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 p-2 lg:content-start lg:gap-4 lg:overflow-y-auto lg:p-0">
          <div className="flex gap-3 lg:flex-col">
            {picture}
            <DeskFigures />
          </div>
          <NowSelling />
        </div>
        <PanelChoice />
        <Panel name="chat" title={t('chat.title')} fixed>
          <Pinned />
          <DeskChat />
        </Panel>
        <div className="contents lg:flex lg:min-h-0 lg:flex-col lg:gap-4 lg:overflow-y-auto lg:pb-4">
          <Panel name="items" title={t('item.title')} className="lg:shrink-0">
            <DeskItems />
          </Panel>
          <Panel name="captions" title={t('caption.title')} className="lg:shrink-0">
            <CaptionsInput />
          </Panel>
          <Panel name="more" title={t('helper.more')} className="lg:shrink-0">
            <More />
          </Panel>
        </div>
      </div>
      <BottomBar />
    </div>
  )
}

function More() {
  const t = useTranslations('studio')
  const { session, rehearsal } = useDesk()
  return (
    <div className="grid gap-5">
      {rehearsal ? null : (
        <p className="grid gap-2">
          <ButtonLink
            look="quiet"
            href={`/live/${session.id}`}
            target="_blank"
            rel="noopener"
            aria-label={`${t('room')}：${t('roomHint')}`}
          >
            {t('room')}
          </ButtonLink>
          <ButtonLink look="quiet" href={`/studio/${session.id}/operator`}>
            {t('helper.operator')}
          </ButtonLink>
        </p>
      )}
      <EndSession />
      <Helm />
      <Mutes />
      <Shortcuts />
    </div>
  )
}
