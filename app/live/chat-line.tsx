import { useTranslations } from 'use-intl'
import { Badge } from '../components/card.tsx'
import type { ChatLine } from './room-state.ts'
import { useSpeakerName } from './use-speaker-name.ts'

/** One thing that somebody said, on the air or in a replay. */
export function ChatLineItem({ line: { name, text, host } }: { line: ChatLine }) {
  const t = useTranslations('live.chat')
  const nameOf = useSpeakerName()
  return (
    <li className="leading-relaxed">
      {host ? (
        <>
          <Badge tone="accent">{t('host')}</Badge>{' '}
        </>
      ) : null}
      <span className={host ? 'font-medium text-accent-deep' : 'text-soft'}>{nameOf(name)}</span>
      <span className={host ? 'ml-2 font-medium' : 'ml-2'}>{text}</span>
    </li>
  )
}
