import { useFetcher } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useItemWords } from '../../live/item-words.ts'
import type { Room } from '../../live/room-state.ts'

/** Under the thumb: go on to the next product of the list, from the last one back to the first. */
export function NextBar({ room }: { room: Room }) {
  const t = useTranslations('live.studio')
  const words = useItemWords()
  const fetcher = useFetcher()
  const at = room.items.findIndex(({ id }) => id === room.presentingItemId)
  const next = room.items[(at + 1) % room.items.length]
  if (!next || next.id === room.presentingItemId) return null
  return (
    <div className="bottom-bar sticky bottom-0 z-20 mt-6 border-t border-line bg-card px-4 py-2.5 max-md:fixed max-md:inset-x-0 md:rounded-t-lg md:border-x">
      <fetcher.Form method="post">
        <input type="hidden" name="intent" value="present" />
        <input type="hidden" name="itemId" value={next.id} />
        <Button wide icon="next" className="text-lg" disabled={fetcher.state !== 'idle'}>
          {t('next', { name: `${words.name(next)} ${words.spec(next)}` })}
        </Button>
      </fetcher.Form>
    </div>
  )
}
