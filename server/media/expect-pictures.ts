import type { Located } from './locate.ts'

const EVERY_MS = 1_000

/**
 * Remembers sessions that are watched here and had no picture when somebody came, and looks for one every second: the
 * message that it began may have come before the viewer, or not at all.
 * @param follow has parts come from where they are, if anywhere
 */
export function expectPictures(around: {
  watches(sessionId: string): boolean
  follow(sessionId: string): Promise<Located>
}): { expect(sessionId: string): void; stop(): void } {
  const expected = new Set<string>()

  async function look(sessionId: string): Promise<void> {
    if (!around.watches(sessionId)) return void expected.delete(sessionId)
    const located = await around.follow(sessionId)
    if (located && ('elsewhere' in located || located.here)) expected.delete(sessionId)
  }

  const timer = setInterval(() => {
    // A look that fails is made up for by the next one.
    for (const sessionId of expected) look(sessionId).catch(() => undefined)
  }, EVERY_MS).unref()

  return { expect: (sessionId) => void expected.add(sessionId), stop: () => clearInterval(timer) }
}
