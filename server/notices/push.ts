import webPush from 'web-push'
import type { Env } from '#server/env.ts'

/** A browser that takes notices, as it describes itself. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

export type PushMessage = { title: string; body: string; url: string }

/** Sends notices to browsers. */
export type PushSender = {
  /** For the browser, which subscribes with it (base64url). */
  publicKey: string
  /** @throws PushGone where the browser does not take notices any more */
  send(to: Subscription, message: PushMessage): Promise<void>
}

/** The subscription is over: its person took it back or the browser is gone. */
export class PushGone extends Error {
  override name = 'PushGone'
}

const TIMEOUT_MS = 10_000
/** Seconds that a push service keeps a notice for a browser that is away. */
const TTL = 24 * 60 * 60

/** The push sender of a server; null without keys. `subject` says to push services who sends: the shop's address. */
export function pushSender({
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
  PUBLIC_URL: subject,
}: Pick<Env, 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY' | 'PUBLIC_URL'>): PushSender | null {
  if (!publicKey || !privateKey) return null
  const vapidDetails = { subject, publicKey, privateKey }
  return {
    publicKey,
    async send({ endpoint, p256dh, auth }, message) {
      const options = { vapidDetails, TTL, timeout: TIMEOUT_MS }
      await webPush
        .sendNotification({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), options)
        .catch((error: unknown) => {
          const gone = error instanceof webPush.WebPushError && (error.statusCode === 404 || error.statusCode === 410)
          throw gone ? new PushGone() : error
        })
    },
  }
}
