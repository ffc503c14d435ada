import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { DomainError, type ErrorCode, type ErrorDetail, errorCodes } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { CashierConnection } from './cashier-side.ts'
import type { StripeConnection } from './connect-stripe.ts'
import type { Trouble } from './provider-side.ts'
import type { ShopSteps } from './shop-steps.ts'
import type { Shop } from './stage.ts'

/** How a shop's process is to be: it kills itself after so many crash points. */
export type ShopMessage = {
  databaseUrl: string
  connection: CashierConnection | StripeConnection
  crashAfter: number | null
}

export type StepMessage = {
  id: number
  step: keyof ShopSteps
  args: unknown[]
  at: Date
  /** The provider's trouble from now on, where that lies in the shop's process. */
  trouble: Trouble | null | undefined
}

type Reply = { id: number; trouble: Trouble | null } & (
  | { result: unknown }
  | { error: { name: string; message: string; code?: string; detail?: ErrorDetail; stack: string } }
)

class Died extends Error {}

function revive({ name, message, code, detail, stack }: Extract<Reply, { error: object }>['error']): Error {
  if (name === 'DomainError' && errorCodes.some((known) => known === code))
    return new DomainError(code as ErrorCode, detail)
  return Object.assign(new Error(`${name}: ${message}\n${stack}`), { code })
}

/** One life of the shop. */
async function startLife(message: ShopMessage) {
  const child: ChildProcess = fork('test/payments/shop-process.ts', { serialization: 'advanced', stdio: 'inherit' })
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>()
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const { reject } of waiting.values()) reject(new Died())
      resolve()
    })
  })
  child.send(message)
  const failed = ended.then(() => {
    throw new Error('the shop’s process ended before it was open')
  })
  await Promise.race([once(child, 'message'), failed])
  failed.catch(() => undefined)
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.resolve(reply)
    waiting.delete(reply.id)
  })
  return {
    ended,
    isOver: () => child.exitCode !== null || child.signalCode !== null || !child.connected,
    call: (step: StepMessage): Promise<Reply> =>
      new Promise((resolve, reject) => {
        waiting.set(step.id, { resolve, reject })
        child.send(step, (error) => error && reject(new Died()))
      }),
    async end() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

type Life = Awaited<ReturnType<typeof startLife>>

/**
 * A shop in a process of its own that dies again and again: whoever waited for an answer asks the next life the same, as
 * buyers, providers and queues do.
 * @param nextCrash crash points until a life ends; null for one that lives on
 */
export function remoteShop(
  parts: Omit<ShopMessage, 'crashAfter'> & { clock: Clock },
  nextCrash: () => number | null,
): { shop: Shop; deaths(): number; trouble(kind: Trouble | null): void; close(): Promise<void> } {
  const { databaseUrl, connection, clock } = parts
  let life: Promise<Life> | undefined
  let lives = 0
  let ids = 0
  let trouble: Trouble | null = null

  function living(): Promise<Life> {
    if (!life) {
      lives += 1
      life = startLife({ databaseUrl, connection, crashAfter: nextCrash() })
    }
    return life
  }
  async function call(step: keyof ShopSteps, args: unknown[]): Promise<unknown> {
    for (;;) {
      const mine = living()
      const now = await mine
      try {
        if (now.isOver()) throw new Died()
        const reply = await now.call({ id: ++ids, step, args, at: clock.now(), trouble })
        trouble = reply.trouble
        if ('error' in reply) throw revive(reply.error)
        return reply.result
      } catch (error) {
        if (!(error instanceof Died)) throw error
        await now.ended
        if (life === mine) life = undefined
      }
    }
  }
  return {
    shop: new Proxy({} as Shop, {
      get:
        (_, step) =>
        (...args: unknown[]) =>
          call(step as keyof ShopSteps, args),
    }),
    deaths: () => Math.max(0, lives - 1),
    trouble(kind) {
      trouble = kind
    },
    async close() {
      await (await life)?.end()
    },
  }
}
