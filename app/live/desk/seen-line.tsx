import { useTranslations } from 'use-intl'
import { useDesk } from './desk-context.tsx'

/** What viewers see now and whether it is kept, as the server has it. */
export function SeenLine() {
  const t = useTranslations('studio.seen')
  const { room, state } = useDesk()
  const seen = room.paused ? 'paused' : room.media
  const kept = state.recording === 'on' ? (room.media === 'none' ? null : t('kept')) : t(state.recording)
  return (
    <p className="text-sm leading-tight text-soft">
      <span className="line-clamp-1">{t(seen)}</span>
      {kept ? (
        <span className={`line-clamp-1 ${state.recording === 'on' ? 'text-xs' : 'font-medium text-warn'}`}>{kept}</span>
      ) : null}
    </p>
  )
}
