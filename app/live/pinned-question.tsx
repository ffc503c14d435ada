import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../components/icon.tsx'
import type { Room } from './room-state.ts'
import { useSpeakerName } from './use-speaker-name.ts'

const ANSWERED_MS = 5_000

/** The question that the host is answering; it stays a moment as answered. */
export function PinnedQuestion({ pinned, className = '' }: { pinned: Room['pinned']; className?: string }) {
  const t = useTranslations('watch')
  const nameOf = useSpeakerName()
  const [last, setLast] = useState(pinned)
  useEffect(() => {
    if (pinned) return setLast(pinned)
    const timer = setTimeout(() => setLast(null), ANSWERED_MS)
    return () => clearTimeout(timer)
  }, [pinned])
  const shown = pinned ?? last
  if (!shown) return null
  return (
    <div className={`rounded-lg bg-warn-wash px-3 py-2 text-ink ${className}`}>
      <p className="flex items-center gap-1 text-xs font-medium text-warn">
        <Icon name={pinned ? 'info' : 'check'} />
        {t(pinned ? 'pinned' : 'answered')}
      </p>
      <p className="line-clamp-2 text-sm">{t('asked', { name: nameOf(shown.name), text: shown.text })}</p>
    </div>
  )
}
