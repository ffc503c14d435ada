import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { LiveEvent } from '#domain/live-events.ts'
import { replayAt } from '#domain/replay-timeline.ts'
import type { WholeLog } from '#server/livestream/replay/read-whole-log.ts'
import { Badge } from '../../components/card.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../../live/item-words.ts'
import { clockTime, momentPath } from '../../live/replay/times.ts'
import { useSpeakerName } from '../../live/use-speaker-name.ts'

type Props = { entry: LiveEvent; log: WholeLog; sessionId: string }

/** One event in words, with the second at which it happened. What has no words is left out. */
export function Entry({ entry, log, sessionId }: Props) {
  const said = useEntryWords(log)(entry)
  if (said === null) return null
  const ms = replayAt(log.timeline, Date.parse(entry.at))
  return (
    <li className="grid grid-cols-[4rem_1fr] gap-x-3 leading-relaxed">
      <a className="link text-sm tabular" href={momentPath(sessionId, ms)}>
        {clockTime(ms)}
      </a>
      <span className="min-w-0">{said}</span>
    </li>
  )
}

function useEntryWords({ items }: WholeLog): (entry: LiveEvent) => ReactNode {
  const t = useTranslations('replay.words')
  const chat = useTranslations('live.chat')
  const speaker = useSpeakerName()
  const words = useItemWords()
  const nameOf = (itemId: string) => {
    const item = items.find(({ id }) => id === itemId)
    return item ? words.fullName(item) : ''
  }
  const unitsOf = (itemId: string, count: number) => {
    const item = items.find(({ id }) => id === itemId)
    return item ? words.units(item, count) : count
  }
  return (entry) => {
    switch (entry.type) {
      case 'chat.said':
        return (
          <>
            {entry.payload.host ? (
              <>
                <Badge tone="accent">{chat('host')}</Badge>{' '}
              </>
            ) : null}
            <span className="text-soft">{speaker(entry.payload.name)}</span> {entry.payload.text}
          </>
        )
      case 'caption.said':
        return <q>{entry.payload.text}</q>
      case 'item.presented':
        return (
          <strong className="font-display text-lg">{t('presented', { name: nameOf(entry.payload.itemId) })}</strong>
        )
      case 'item.changed': {
        const price = formatMoney(BigInt(entry.payload.livePriceFen))
        const { itemId, quota } = entry.payload
        return (
          <span className="text-accent-deep">
            {t('price', { name: nameOf(itemId), price, quota: unitsOf(itemId, quota) })}
          </span>
        )
      }
      case 'order.paid': {
        const { itemId, name, quantity } = entry.payload
        return (
          <span className="text-soft">
            {t('sold', { name, units: unitsOf(itemId, quantity), item: nameOf(itemId) })}
          </span>
        )
      }
      case 'session.started':
        return <strong>{t('started')}</strong>
      case 'session.paused':
        return <span className="text-accent-deep">{t('paused')}</span>
      case 'session.resumed':
        return <span className="text-accent-deep">{t('resumed')}</span>
      case 'session.ended':
        return <strong>{t('ended')}</strong>
      default:
        return null
    }
  }
}
