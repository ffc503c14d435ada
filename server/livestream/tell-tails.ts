import type { Deps } from '#server/deps.ts'

/**
 * After a commit: tells every process that a session's log has grown. A hint that gets lost costs a second, because
 * rooms with viewers look at the log at every pulse; so it never fails what is already committed.
 */
export async function tellTails({ bus, log }: Pick<Deps, 'bus' | 'log'>, sessionId: string): Promise<void> {
  try {
    await bus.publish('live_event', sessionId)
  } catch (error) {
    log.warn({ err: error, sessionId }, 'the bus did not take a live event')
  }
}
