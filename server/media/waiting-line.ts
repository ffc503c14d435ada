import { inSlices, type Others } from './in-slices.ts'

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
/** Answers that are written in one go: some tenths of a millisecond's work. */
const SLICE = 5

export type WaitingOptions = { patienceMs: number; most: number; others: Others }

export function waitingLine({ patienceMs, most, others }: WaitingOptions): WaitingLine {
  let line: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  let answering = false
  let came = false

  /** Takes those out of the line whose time has come, with their answers. */
  function leave(): { one: Waiting; reached: boolean }[] {
    const now = performance.now()
    const still: Waiting[] = []
    const leaving: { one: Waiting; reached: boolean }[] = []
    for (const one of line) {
      const reached = one.reached()
      if (reached || now > one.until) leaving.push({ one, reached })
      else still.push(one)
    }
    line = still
    if (line.length === 0) {
      clearInterval(timer)
      timer = undefined
    }
    return leaving
  }

  async function answer(): Promise<void> {
    answering = true
    while (came) {
      came = false
      await inSlices(leave(), { size: SLICE, others }, ({ one, reached }) => one.answer(reached))
    }
    answering = false
  }

  function look(): void {
    came = true
    if (!answering) void answer()
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
