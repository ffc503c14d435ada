import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '#server/clock.ts'
import { newAccount, newStripeId } from './stripe-account.ts'
import { answering, type StripeCall } from './stripe-answers.ts'
import { prepareShapes } from './stripe-shapes.ts'
import { type StripeTrouble, StripeTroubles } from './stripe-troubles.ts'

export type FakeStripeOptions = {
  clock: Clock
  key: string
  /** Payment methods that the account can take. */
  offers?: string[]
  /** Status of the refusal of a key that was used for another request. */
  reusedKeyStatus?: 400 | 409
}

/** The routes of Stripe that we use, for one account: its requests, its memory of keys, its troubles. */
export async function startFakeStripe({ clock, key, offers, reusedKeyStatus = 400 }: FakeStripeOptions) {
  prepareShapes()
  const account = newAccount(clock, offers ?? ['card', 'alipay', 'wechat_pay'])
  const calls: StripeCall[] = []
  const troubles = new StripeTroubles()
  const answer = answering({ account, key, reusedKeyStatus, troubles, calls })

  function respond(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { method = '', url = '', headers, socket } = request
    if (troubles.isDown) {
      socket.end('nobody is here\r\n')
      return
    }
    const made = answer({ method, url, headers, text })
    const lost = troubles.befalling(method, ['cut', 'silent'])
    if (lost === 'silent') return
    const bytes = Buffer.from(JSON.stringify(made.body))
    const own = { 'Content-Type': 'application/json', 'Content-Length': bytes.length, 'Request-Id': newStripeId('req') }
    response.writeHead(made.status, { ...own, ...made.headers })
    if (lost === 'cut') response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
    else response.end(bytes)
  }

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => respond(request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    api: { host: '127.0.0.1', port, protocol: 'http' as const },
    account,
    /** All requests to these routes, with what was sent. */
    calls,
    trouble: (kind: StripeTrouble | null) => troubles.make(kind),
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
