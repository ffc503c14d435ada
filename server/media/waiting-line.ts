type Waiting = { reached: () => boolean; until: number; answer: (reached: boolean) => void }

/** Requests that wait for something which is not there yet. One timer for all; bounded. */
export type WaitingLine = {
  /** @returns whether it came within the time; false at once where too many wait */
  wait(reached: () => boolean): Promise<boolean>
  /** Something came: whoever waited for it goes on. */
  look(): void
  /** Nobody waits any longer. */
  close(): void
  size(): number
}

const LOOK_MS = 500

export function waitingLine({ patienceMs, most }: { patienceMs: number; most: number }): WaitingLine {
  let line: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    const now = performance.now()
    const still: Waiting[] = []
    for (const one of line) {
      if (one.reached()) one.answer(true)
      else if (now > one.until) one.answer(false)
      else still.push(one)
    }
    line = still
    if (line.length > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    wait(reached) {
      if (reached()) return Promise.resolve(true)
      if (line.length >= most) return Promise.resolve(false)
      timer ??= setInterval(look, LOOK_MS).unref()
      return new Promise((answer) => line.push({ reached, until: performance.now() + patienceMs, answer }))
    },
    look,
    close() {
      clearInterval(timer)
      for (const { answer } of line.splice(0)) answer(false)
    },
    size: () => line.length,
  }
}
