import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useItemWords } from '../item-words.ts'
import type { Room } from '../room-state.ts'
import { useDesk } from './desk-context.tsx'
import { LastAct } from './last-act.tsx'
import { Steer } from './steer.tsx'

/** Goes on to the next product of the list, from the last one back to the first. */
function nextIn({ items, presentingItemId }: Room) {
  const at = items.findIndex(({ id }) => id === presentingItemId)
  const next = items[(at + 1) % items.length]
  return next && next.id !== presentingItemId ? next : null
}

/** Under the thumb: pause and the next product; or, where somebody else steers, who, and the way to take over. */
export function BottomBar() {
  const t = useTranslations('studio')
  const { state } = useDesk()
  const { helm } = state
  return (
    <div className="sticky bottom-0 z-20 border-t border-line bg-card px-2 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))] lg:rounded-t-lg lg:border-x">
      <LastAct />
      {helm && !helm.mine ? (
        <div className="flex min-h-13 items-center gap-3">
          <p className="min-w-0 flex-1 font-medium">{t('helm.elsewhere', { name: helm.name })}</p>
          <Steer intent="takeHelm">
            <Button>{t('helm.take')}</Button>
          </Steer>
        </div>
      ) : (
        <Steering />
      )}
    </div>
  )
}

function Steering() {
  const t = useTranslations('studio')
  const words = useItemWords()
  const { room } = useDesk()
  const next = nextIn(room)
  return (
    <div className="flex items-stretch gap-2">
      <Steer intent={room.paused ? 'resume' : 'pause'}>
        <Button
          look={room.paused ? 'primary' : 'quiet'}
          className="h-full min-h-13 px-4 whitespace-nowrap"
          aria-keyshortcuts="p"
        >
          {room.paused ? t('resume') : t('pause')}
        </Button>
      </Steer>
      {next ? (
        <Steer intent="present" fields={{ itemId: next.id }} className="min-w-0 flex-1">
          <Button wide icon="next" className="min-h-13 px-3" aria-keyshortcuts="n">
            <span className="line-clamp-2 min-w-0 text-left leading-tight">
              {t('next', { name: words.fullName(next) })}
            </span>
          </Button>
        </Steer>
      ) : (
        <p className="flex min-h-13 min-w-0 flex-1 items-center text-soft">{t('noNext')}</p>
      )}
    </div>
  )
}
