import { memo, type UIEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChatBox } from '../chat-box.tsx'
import { ChatLineItem } from '../chat-line.tsx'
import type { ChatLine } from '../room-state.ts'

/** So near to the end counts as at the end. */
const NEAR_PX = 40

/**
 * What had been said by this second. It follows as the replay plays; who scrolls back reads in peace, and comes back to
 * the present by a button or by scrolling down.
 */
export function ReplayChat({ chat, sessionId, className }: { chat: ChatLine[]; sessionId: string; className: string }) {
  const t = useTranslations('replay.chat')
  const [held, setHeld] = useState<ChatLine[] | null>(null)

  function follow(event: UIEvent<HTMLElement>): void {
    // The newest line is the origin of the scroll: further back is below zero.
    const back = -event.currentTarget.scrollTop > NEAR_PX
    if (back && !held) setHeld(chat)
    if (!back && held) setHeld(null)
  }

  return (
    <section
      aria-labelledby="chat"
      className={`relative flex flex-col rounded-lg border border-line bg-card ${className}`}
    >
      <h2 id="chat" className="border-b border-line px-4 py-2 text-lg">
        {t('title')}
      </h2>
      <ChatBox onScroll={follow} className="min-h-0 flex-1 px-4 py-3">
        <Lines chat={held ?? chat} />
      </ChatBox>
      {held ? (
        <button
          type="button"
          onClick={() => setHeld(null)}
          className="absolute right-3 bottom-14 min-h-11 rounded-full border border-line-strong bg-card px-4 text-sm shadow-lg"
        >
          {t('now')}
        </button>
      ) : null}
      <p className="border-t border-line px-4 py-2 text-sm">
        <a className="link" href={`/live/${sessionId}/words`}>
          {t('whole')}
        </a>
      </p>
    </section>
  )
}

const Lines = memo(function Lines({ chat }: { chat: ChatLine[] }) {
  const t = useTranslations('replay.chat')
  return (
    <ol className="mt-auto grid gap-2" data-testid="replay-chat">
      {chat.length === 0 ? <li className="text-soft">{t('empty')}</li> : null}
      {chat.map((line) => (
        <ChatLineItem key={line.seq} line={line} />
      ))}
    </ol>
  )
})
