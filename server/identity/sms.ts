import type { Logger } from 'pino'

/** Sends text messages. A real provider implements this; the console is for development. */
export type SmsSender = { send(message: { to: string; text: string }): Promise<void> }

/** Prints messages to the log instead of sending them. */
export const consoleSms = (log: Pick<Logger, 'info'>): SmsSender => ({
  async send({ to, text }) {
    log.info({ to, text }, 'text message')
  },
})
