import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { Deps } from '#server/deps.ts'
import { keepPace } from '#server/livestream/keep-pace.ts'
import type { Located } from './locate.ts'
import type { MediaSocket } from './media-io.ts'
import type { Push } from './push.ts'
import { MediaRefused, toRefused } from './refusal.ts'
import type { RefusalCount } from './refusal-count.ts'
import type { RelayPush } from './relay-push.ts'

const watchInput = z.object({ sessionId: z.uuid(), soundOnly: z.boolean().default(false) })
/** How often a connection may begin to watch in ten seconds. */
const PACE = { points: 20, duration: 10 }

export type ViewerDeps = Pick<Deps, 'log'> & {
  push: Push
  refusals: RefusalCount
  locate(sessionId: string): Promise<Located>
  /** Has a session's parts come from the process that carries it. */
  follow: RelayPush['follow']
  /** Has the picture that a session may get looked for. */
  expect(sessionId: string): void
}

/** Listens to one connection that may watch. A session on the air without a picture can be watched: it begins by itself. */
export function welcomeViewer(deps: ViewerDeps, socket: MediaSocket): void {
  const { log, push, refusals, locate, follow } = deps
  const limiter = new RateLimiterMemory(PACE)
  let wants: string | null = null

  socket.on('watch', async (raw, reply) => {
    if (typeof reply !== 'function') return
    try {
      const parsed = watchInput.safeParse(raw)
      if (!parsed.success) throw new MediaRefused('InvalidInput')
      const { sessionId } = parsed.data
      wants = sessionId
      await keepPace(limiter, socket.id)
      const located = await locate(sessionId)
      if (!located) throw new MediaRefused('SessionNotOnAir')
      if (!socket.connected || wants !== sessionId) return
      const followed = 'elsewhere' in located ? follow(sessionId, located.elsewhere) : null
      const here = 'here' in located ? located.here : null
      reply({ ok: true, state: followed?.state ?? here?.state ?? 'none' })
      push.watch(socket, parsed.data, followed ?? here?.channel ?? null)
      if (!followed && !here) deps.expect(sessionId)
    } catch (error) {
      const refused = toRefused(error)
      if (refused.code === 'Unavailable') log.error({ err: error }, 'a message of a viewer failed')
      refusals.add(refused.code)
      reply(refused)
    }
  })
  socket.on('unwatch', () => {
    wants = null
    push.unwatch(socket)
  })
  socket.on('disconnect', () => push.unwatch(socket))
}
