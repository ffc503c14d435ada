import { z } from 'zod'
import type { Deps } from '#server/deps.ts'

const who = z.object({ device: z.string(), name: z.string() })
const message = z.discriminatedUnion('is', [
  /** Who publishes, who carries or whether a session is on the air may have changed. */
  z.object({ is: z.literal('changed'), sessionId: z.uuid() }),
  /** A device wants to publish; the process of the present publisher answers. */
  z.object({
    is: z.literal('asked'),
    question: z.uuid(),
    sessionId: z.uuid(),
    ingestId: z.uuid(),
    takeOver: z.boolean(),
    by: who,
  }),
  z.object({ is: z.literal('answered'), question: z.uuid(), gives: z.boolean() }),
])
export type MediaMessage = z.infer<typeof message>

/** What processes tell each other about pictures. All of it may get lost: the database decides, and is looked at every second. */
export type MediaBus = {
  tell(message: MediaMessage): Promise<void>
  /** @returns how to stop */
  hear(listener: (message: MediaMessage) => void): () => void
}

export const mediaBus = ({ bus, log }: Pick<Deps, 'bus' | 'log'>): MediaBus => ({
  async tell(said) {
    try {
      await bus.publish('live_media', JSON.stringify(said))
    } catch (error) {
      log.warn({ err: error, is: said.is }, 'the bus did not take a message about a picture')
    }
  },
  hear: (listener) =>
    bus.subscribe('live_media', (payload) => {
      const parsed = message.safeParse(parseJson(payload))
      if (parsed.success) listener(parsed.data)
    }),
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
