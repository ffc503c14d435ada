import type { Logger } from 'pino'
import { DomainError } from '#domain/errors.ts'
import type { Env } from '#server/env.ts'

/** Sends text messages. A real provider implements this; the console is for development. */
export type SmsSender = { send(message: { to: string; text: string }): Promise<void> }

/** Prints messages to the log instead of sending them. */
export const consoleSms = (log: Pick<Logger, 'info'>): SmsSender => ({
  async send({ to, text }) {
    log.info({ to, text }, 'text message')
  },
})

/** Where no provider is set up: says so, and tells nobody the text. */
export const noSms: SmsSender = {
  async send() {
    throw new DomainError('SmsUnavailable')
  },
}

/** The sender of a server. In production the log may be read by others than the phone's owner, so it is only for demos. */
export const smsSender = (env: Pick<Env, 'NODE_ENV' | 'DEMO'>, log: Pick<Logger, 'info'>): SmsSender =>
  env.NODE_ENV === 'production' && !env.DEMO ? noSms : consoleSms(log)
