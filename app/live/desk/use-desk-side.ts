import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Room } from '../room-state.ts'
import type { LastAct } from './desk-context.tsx'
import type { DeskSide, DeskState, Steered } from './side.ts'

/** What others change, such as the helm, and sums of money are read this often; after a sale sooner. */
const REREAD_MS = 6_000
const AFTER_SALE_MS = 2_500

/** Sums of money are read, never added up here. */
function useFreshState(side: DeskSide, given: DeskState, room: Room) {
  const [state, setState] = useState(given)
  const refresh = useCallback(async () => {
    const now = await side.read()
    if (now) setState(now)
  }, [side])
  const over = room.state === 'ended'
  useEffect(() => {
    if (over) return void refresh()
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), REREAD_MS)
    return () => clearInterval(timer)
  }, [over, refresh])
  const sold = room.items.map((item) => item.sold).join(' ')
  const shown = useRef(sold)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // A timer that is running stays: in a busy minute sales come faster than it ends.
    if (shown.current === sold || timer.current) return
    shown.current = sold
    timer.current = setTimeout(() => {
      timer.current = undefined
      void refresh()
    }, AFTER_SALE_MS)
  }, [sold, refresh])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, refresh }
}

/**
 * A desk's room, figures and acts.
 * @param posted what came of the form that was posted without JavaScript
 */
export function useDeskSide(side: DeskSide, given: DeskState, posted: Steered | null) {
  const { link } = side
  const room = useSyncExternalStore(link.subscribe, link.room, link.room)
  const active = room.state !== 'ended'
  useEffect(() => (active ? link.open() : undefined), [link, active])
  const { state, refresh } = useFreshState(side, given, room)
  const [last, setLast] = useState<LastAct | null>(posted && { number: 0, answer: posted })
  const steer = useCallback(
    async (form: FormData) => {
      const answer = await side.steer(form)
      setLast((before) => ({ number: (before?.number ?? 0) + 1, answer }))
      await refresh()
      return answer
    },
    [side, refresh],
  )
  return { room, state, say: link.say, steer, last }
}
