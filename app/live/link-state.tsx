import { useTranslations } from 'use-intl'
import type { Room } from './room-state.ts'
import { useHydrated } from './use-hydrated.ts'

const dot: Record<Room['link'], string> = { connecting: 'bg-line-strong', joined: 'bg-good', cut: 'bg-warn' }

/**
 * Whether the page is up to date, in one line that is always as high; before JavaScript is there, how to refresh it.
 * @param brief on a phone a dot says that all is well
 */
export function LinkState({ room: { link, caughtUp, state }, brief = false }: { room: Room; brief?: boolean }) {
  const t = useTranslations('live')
  const hydrated = useHydrated()
  const words =
    link === 'joined' && caughtUp !== null
      ? caughtUp > 0
        ? t('link.caughtUp', { count: caughtUp })
        : t('link.back')
      : t(`link.${link}`)
  if (state === 'ended') return null
  return (
    <div className="min-h-7 text-sm">
      {hydrated ? (
        <p
          role="status"
          className={`flex items-center gap-2 ${link === 'cut' ? 'font-medium text-warn' : 'text-soft'}`}
        >
          <span aria-hidden="true" className={`size-2.5 rounded-full ${dot[link]}`} />
          <span className={brief && link === 'joined' ? 'max-lg:sr-only' : ''}>{words}</span>
        </p>
      ) : (
        <a className="link" href="?">
          {t('room.refresh')}
        </a>
      )}
    </div>
  )
}
