import type { RequestHandler } from 'express'

/** Requests that this process is answering at the moment. */
export type UnderWay = {
  /** Counts what passes until it is answered. */
  count: RequestHandler
  /** Resolves at once, or when none is under way any more; at the latest after so many milliseconds. */
  none(patienceMs: number): Promise<void>
}

export function requestsUnderWay(): UnderWay {
  const waiting = new Set<() => void>()
  let count = 0

  function answered(): void {
    count -= 1
    if (count === 0) for (const goOn of waiting) goOn()
  }

  return {
    count(_request, response, next) {
      count += 1
      response.once('close', answered)
      next()
    },
    async none(patienceMs) {
      if (count === 0 || patienceMs <= 0) return
      await new Promise<void>((resolve) => {
        const goOn = () => {
          clearTimeout(timer)
          waiting.delete(goOn)
          resolve()
        }
        const timer = setTimeout(goOn, patienceMs)
        waiting.add(goOn)
      })
    },
  }
}
