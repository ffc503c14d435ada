import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useItemWords } from './item-words.ts'
import { presentedIn, type Room } from './room-state.ts'
import { useSpeakerName } from './use-speaker-name.ts'

const EVERY_MS = 8_000

/** Tells screen readers what happened, in one sentence every few seconds at most, so that a busy room stays bearable. */
export function RoomNews({ room }: { room: Room }) {
  const t = useTranslations('live.news')
  const words = useItemWords()
  const nameOf = useSpeakerName()
  const [news, setNews] = useState('')
  const now = useRef(room)
  now.current = room
  const told = useRef(room)
  const speak = useRef<(before: Room, after: Room) => string>(() => '')
  speak.current = (before, after) => {
    const sentences: string[] = []
    if (before.state !== after.state && after.state !== 'scheduled')
      sentences.push(t(after.state === 'live' ? 'started' : 'ended'))
    if (before.paused !== after.paused && after.state === 'live') sentences.push(t(after.paused ? 'paused' : 'resumed'))
    const [was, is] = [presentedIn(before), presentedIn(after)]
    if (is && was?.id !== is.id) sentences.push(t('presented', { name: words.fullName(is), price: words.price(is) }))
    else if (is && was?.livePriceFen !== is.livePriceFen)
      sentences.push(t('price', { name: words.fullName(is), price: words.price(is) }))
    if (after.pinned && before.pinned?.seq !== after.pinned.seq)
      sentences.push(t('pinned', { name: nameOf(after.pinned.name), text: after.pinned.text }))
    const sales = after.sales.filter(({ seq }) => seq > before.seq).length
    if (sales > 0) sentences.push(t('sales', { count: sales }))
    const chat = after.chat.filter(({ seq }) => seq > before.seq)
    const last = chat.at(-1)
    if (last) sentences.push(t('chat', { count: chat.length, name: nameOf(last.name), text: last.text }))
    return sentences.join(' ')
  }
  useEffect(() => {
    const timer = setInterval(() => {
      const sentence = speak.current(told.current, now.current)
      told.current = now.current
      if (sentence) setNews(sentence)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div aria-live="polite" className="sr-only">
      {news}
    </div>
  )
}
