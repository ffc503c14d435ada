import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/card.tsx'
import { SayForm } from '../chat.tsx'
import { ChatBox } from '../chat-box.tsx'
import type { ChatLine } from '../room-state.ts'
import { useHydrated } from '../use-hydrated.ts'
import { useSpeakerName } from '../use-speaker-name.ts'
import { useDesk } from './desk-context.tsx'
import { Steer } from './steer.tsx'

/** What is said, large enough for arm's length. Tapping a message opens what can be done with it. */
export function DeskChat() {
  const t = useTranslations('studio.chat')
  const { room, say, sayId } = useDesk()
  return (
    <>
      <ChatBox className="min-h-0 flex-1 px-3 py-2">
        <ol className="mt-auto grid gap-1">
          {room.chat.length === 0 ? <li className="text-soft">{t('empty')}</li> : null}
          {room.chat.map((line) => (
            <Line key={line.seq} line={line} />
          ))}
        </ol>
      </ChatBox>
      {room.state === 'live' ? (
        <SayForm
          say={say}
          sayId={sayId}
          refused={null}
          placeholder={t('placeholder')}
          className="border-t border-line p-1.5 lg:px-2 max-lg:[&_#say-hint:not(:has(ul))]:sr-only"
        />
      ) : null}
    </>
  )
}

function Line({ line }: { line: ChatLine }) {
  const t = useTranslations('studio.chat')
  const { text, host } = line
  const name = useSpeakerName()(line.name)
  const words = (
    <>
      {host ? (
        <>
          <Badge tone="accent">{t('host')}</Badge>{' '}
        </>
      ) : null}
      <span className={`text-base ${host ? 'font-medium text-accent-deep' : 'text-soft'}`}>{name}</span>
      <span className={`ml-2 ${host ? 'font-medium' : ''}`}>{text}</span>
    </>
  )
  return (
    <li className="text-xl leading-snug">
      {host ? <p className="px-1 py-1.5">{words}</p> : <ViewerLine line={line}>{words}</ViewerLine>}
    </li>
  )
}

function ViewerLine({ line, children }: { line: ChatLine; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  const [open, setOpen] = useState(false)
  const hydrated = useHydrated()

  /** The line closes or goes; whoever came by keyboard stays in the chat. */
  function leave(): void {
    details.current?.closest<HTMLElement>('[role=log]')?.focus()
    if (details.current) details.current.open = false
  }

  return (
    <details
      ref={details}
      name="message"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-md open:bg-paper-deep"
    >
      <summary className="min-h-11 list-none rounded-md px-1 py-1.5">{children}</summary>
      {open || !hydrated ? <MessageActs line={line} onDone={leave} /> : null}
    </details>
  )
}

const act =
  'min-h-11 rounded-md border border-line-strong bg-card px-4 text-base font-medium hover:border-accent hover:text-accent'

/** What a host may do with a message. Every button says whose it is. */
export function MessageActs({ line: { seq, name, text }, onDone }: { line: ChatLine; onDone?: () => void }) {
  const t = useTranslations('studio.chat')
  const { room } = useDesk()
  const intents = room.state === 'live' ? (['pin', 'hide', 'mute'] as const) : (['hide', 'mute'] as const)
  return (
    <div className="flex flex-wrap gap-2 px-1 pb-2">
      {intents.map((intent) => (
        <Steer key={intent} intent={intent} fields={{ seq }} onDone={onDone}>
          <button type="submit" className={act}>
            {t(`act.${intent}`)}
            <span className="sr-only">{intent === 'mute' ? ` ${name}` : `：${text}`}</span>
          </button>
        </Steer>
      ))}
    </div>
  )
}
