import { once } from 'node:events'
import { explainFailure } from './failure.ts'

/** The terminal, npm and our parent may each hand on the same Ctrl-C: within this many ms they count as one. */
const sameSignal = 500

export interface Life {
  /** Registers what must be closed at the end; the last opened is closed first. */
  atEnd(close: () => unknown): void
  /** Aborts when the process is asked to stop. Check it between the steps of starting. */
  stopped: AbortSignal
  /** Registers who may know the reason behind a failure that says little, such as a lost connection. */
  explains(why: () => Error | null): void
}

/**
 * Runs a command that stays until SIGINT, SIGTERM or SIGHUP, then closes what it opened. A second signal does not
 * wait. A failure that can be explained ends with one sentence and exit code 1.
 * @param options.stay false ends as soon as `start` is done
 */
export async function live(start: (life: Life) => Promise<void>, { stay = true } = {}): Promise<never> {
  const closers: (() => unknown)[] = []
  const reasons: (() => Error | null)[] = []
  const explained = (error: unknown) => reasons.map((why) => why()).find((found) => found !== null) ?? error
  process.on('uncaughtException', (error) => process.exit(report(explained(error))))
  const stop = new AbortController()
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked && Date.now() - asked > sameSignal) process.exit(1)
      asked ||= Date.now()
      stop.abort()
    })
  }
  let code = 0
  try {
    const stopped = once(stop.signal, 'abort')
    await start({
      atEnd: (close) => closers.push(close),
      stopped: stop.signal,
      explains: (why) => reasons.push(why),
    })
    if (stay) await Promise.race([stopped, forever()])
  } catch (error) {
    if (!stop.signal.aborted) code = report(explained(error))
  }
  for (const close of closers.reverse()) {
    try {
      await close()
    } catch (error) {
      code = report(error)
    }
  }
  process.exit(code)
}

/** Keeps the process alive: an abort listener alone does not. */
const forever = () => new Promise<never>(() => setInterval(() => undefined, 2 ** 30))

/** Says on stderr what went wrong. @returns the exit code */
export function report(error: unknown): 1 {
  const sentence = explainFailure(error)
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  return 1
}
