import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { v4 as newId } from 'uuid'
import { FieldErrors } from '../components/field.tsx'
import { ChatBox } from './chat-box.tsx'
import { ChatLineItem } from './chat-line.tsx'
import type { RoomLink } from './room-link.ts'
import type { Room } from './room-state.ts'

/** Codes of refusals that have words here. */
const told = ['InvalidInput', 'TooManyRequests', 'SessionStateConflict', 'PersonMuted'] as const
type Told = (typeof told)[number] | 'Unavailable'

const wordFor = (code: string): Told => told.find((one) => one === code) ?? 'Unavailable'

/** What is said in the room, and a line to say something. Without JavaScript the form posts to the page. */
export function Chat(props: {
  room: Room
  say: RoomLink['say']
  sayId: string
  refused?: string | null
  className?: string
}) {
  const t = useTranslations('live.chat')
  const { room, say, sayId, refused = null, className = '' } = props
  return (
    <section aria-labelledby="chat" className={`flex flex-col rounded-lg border border-line bg-card ${className}`}>
      <h2 id="chat" className="border-b border-line px-4 py-2 text-lg">
        {t('title')}
      </h2>
      <ChatLog room={room} className="min-h-0 flex-1 px-4 py-3" />
      {room.state === 'live' ? (
        <SayForm say={say} sayId={sayId} refused={refused} className="border-t border-line p-3" />
      ) : (
        <p className="border-t border-line px-4 py-3 text-sm text-soft">
          {t(room.state === 'ended' ? 'over' : 'closed')}
        </p>
      )}
    </section>
  )
}

/** The lines. */
export function ChatLog({ room, className = '' }: { room: Room; className?: string }) {
  const t = useTranslations('live.chat')
  return (
    <ChatBox className={className}>
      <ol className="mt-auto grid gap-2">
        {room.chat.length === 0 ? <li className="text-soft">{t('empty')}</li> : null}
        {room.chat.map((line) => (
          <ChatLineItem key={line.seq} line={line} />
        ))}
      </ol>
    </ChatBox>
  )
}

/** One line to say something. */
export function SayForm(props: {
  say: RoomLink['say']
  sayId: string
  refused: string | null
  /** What may be said, where it is not a viewer who speaks. */
  placeholder?: string
  className?: string
}) {
  const t = useTranslations('live.chat')
  const { say, sayId, refused, placeholder = t('placeholder'), className = '' } = props
  const [text, setText] = useState('')
  const [id, setId] = useState(sayId)
  const [error, setError] = useState<string | null>(refused)
  const [sending, setSending] = useState(false)

  async function send(): Promise<void> {
    if (sending) return
    setSending(true)
    const answer = await say(text, id)
    setSending(false)
    setError(answer.ok ? null : answer.code)
    if (!answer.ok) return
    setText('')
    setId(newId())
  }

  return (
    <form
      method="post"
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="id" value={id} />
      <div className="flex gap-2">
        <input
          id="say"
          name="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={200}
          required
          autoComplete="off"
          enterKeyHint="send"
          aria-label={t('input')}
          aria-describedby="say-hint"
          aria-invalid={error ? true : undefined}
          placeholder={placeholder}
          className="control"
        />
        <button
          type="submit"
          className="min-h-11 shrink-0 rounded-md border border-accent px-4 font-medium text-accent hover:bg-accent-wash"
        >
          {t('send')}
        </button>
      </div>
      <div id="say-hint" role="status" className="mt-1 min-h-6 text-xs text-soft">
        {error ? <FieldErrors errors={[t(`error.${wordFor(error)}`)]} /> : t('hint')}
      </div>
    </form>
  )
}
