import { useCallback, useEffect, useRef } from 'react'
import { askPass } from '../publish/ask-pass.ts'
import { usePublisher } from '../publish/use-publisher.ts'

/**
 * This device's camera for a session; `pass` for its panel. While the session is paused neither picture nor sound leaves the
 * device; afterwards both are as they were.
 */
export function useCamera(sessionId: string, paused: boolean) {
  const { publisher, view } = usePublisher()
  const pass = useCallback(() => askPass(sessionId), [sessionId])
  const before = useRef<{ muted: boolean; soundOnly: boolean } | null>(null)
  const now = useRef(view)
  now.current = view
  useEffect(() => {
    if (paused) {
      before.current = { muted: now.current.muted, soundOnly: now.current.soundOnly === 'chosen' }
      publisher.mute(true)
      publisher.soundOnly(true)
    } else if (before.current) {
      publisher.mute(before.current.muted)
      publisher.soundOnly(before.current.soundOnly)
      before.current = null
    }
  }, [paused, publisher])
  return { publisher, view, pass }
}
