import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { districtInScope } from './scope.ts'

/** At most one message in this time (ms), however fast the sales come. */
const QUIET_MS = 1_000
/** A comment now and then keeps proxies from closing a quiet connection. */
const BEAT_MS = 25_000
/** The browser connects again by itself; then its session and role are checked again. */
const LIFE_MS = 5 * 60_000

/**
 * Server-sent events: `changed` whenever figures may have moved, with no content, so that a page reads them again.
 * Ends when the request (`request`) or the process does, and by itself after five minutes.
 * @throws DomainError Forbidden
 */
export function figuresStream(
  { bus, closing }: Pick<Deps, 'bus' | 'closing'>,
  viewer: Viewer,
  request: AbortSignal,
): ReadableStream<Uint8Array> {
  districtInScope(viewer)
  const signal = AbortSignal.any([request, closing])
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      let last = 0
      let waiting: NodeJS.Timeout | undefined
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const tell = () => {
        waiting = undefined
        last = Date.now()
        send('event: changed\ndata: \n\n')
      }
      const unsubscribe = bus.subscribe('figures', () => {
        waiting ??= setTimeout(tell, Math.max(0, last + QUIET_MS - Date.now()))
      })
      const beat = setInterval(() => send(': \n\n'), BEAT_MS)
      const end = setTimeout(() => finish(), LIFE_MS)
      stop = () => {
        unsubscribe()
        signal.removeEventListener('abort', finish)
        for (const timer of [waiting, beat, end]) clearTimeout(timer)
      }
      const finish = () => {
        stop()
        controller.close()
      }
      if (signal.aborted) return finish()
      signal.addEventListener('abort', finish)
      send('retry: 2000\n\n')
    },
    cancel: () => stop(),
  })
}
