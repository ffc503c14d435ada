import { useTranslations } from 'use-intl'
import { Badge } from '../components/card.tsx'
import type { ChatLine } from './room-state.ts'

/** One thing that somebody said, on the air or in a replay. */
export function ChatLineItem({ line: { name, text, host } }: { line: ChatLine }) {
  const t = useTranslations('live.chat')
  const guest = /^游客(\d{4})$/.exec(name)?.[1]
  return (
    <li className="leading-relaxed">
      {host ? (
        <>
          <Badge tone="accent">{t('host')}</Badge>{' '}
        </>
      ) : null}
      <span className={host ? 'font-medium text-accent-deep' : 'text-soft'}>
        {guest ? t('guest', { number: guest }) : name}
      </span>
      <span className={host ? 'ml-2 font-medium' : 'ml-2'}>{text}</span>
    </li>
  )
}
