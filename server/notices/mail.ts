import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Env } from '#server/env.ts'

export type Mail = { to: string; subject: string; text: string; html: string }

/** Sends e-mail. */
export type Mailer = { send(mail: Mail): Promise<void> }

/** Prints e-mail to the log instead of sending it. */
export const consoleMail = (log: Pick<Logger, 'info'>): Mailer => ({
  async send({ to, subject, text }) {
    log.info({ to, subject, text }, 'e-mail')
  },
})

const TIMEOUT_MS = 10_000

/** Hands e-mail to the server at `url` (`smtp://user:password@host:587`). */
export function smtpMail(url: string, from: string): Mailer {
  const limits = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const transport = createTransport({ url, ...limits })
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, from })
    },
  }
}

/** The sender of a server; null in production without one. Mail holds names and addresses, so the log is only for demos. */
export function mailer(
  env: Pick<Env, 'NODE_ENV' | 'DEMO' | 'SMTP_URL' | 'MAIL_FROM'>,
  log: Pick<Logger, 'info'>,
): Mailer | null {
  if (env.SMTP_URL && env.MAIL_FROM) return smtpMail(env.SMTP_URL, env.MAIL_FROM)
  return env.NODE_ENV === 'production' && !env.DEMO ? null : consoleMail(log)
}
