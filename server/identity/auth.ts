import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { phoneNumber, twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import { parsePhone } from '#domain/phone.ts'
import type { Db } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import { addressHeader } from './address.ts'
import { codeText } from './code-text.ts'
import { codeSeconds, triesPerCode } from './limits.ts'
import type { SmsSender } from './sms.ts'

export type AuthDeps = {
  db: Pick<Db, 'prisma'>
  sms: SmsSender
  env: Pick<Env, 'AUTH_SECRET' | 'PUBLIC_URL'>
  log: Pick<Logger, 'warn' | 'error'>
}

/** How long a session lasts: old phones on weak networks should not have to wait for codes often. */
const sessionSeconds = 60 * 24 * 60 * 60

/** Paths after which a second factor is asked for. The library itself asks only after a password. */
const firstFactor = new Set(['/sign-in/phone-number', '/phone-number/verify'])

function secondFactor() {
  const plugin = twoFactor({ issuer: 'Reedflower' })
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: ({ path }: { path?: string }) => firstFactor.has(path ?? ''),
  }))
  return { ...plugin, hooks: { after } }
}

/**
 * The library behind sign-in: codes by text message, passwords and TOTP for staff, sessions in Postgres.
 * Only our verbs call it; none of its own HTTP routes are mounted, and limits are ours (`rate-limit.ts`).
 */
export function createAuth({ db, sms, env, log }: AuthDeps) {
  return betterAuth({
    appName: 'Reedflower',
    baseURL: env.PUBLIC_URL,
    secret: env.AUTH_SECRET,
    database: prismaAdapter(db.prisma, { provider: 'postgresql' }),
    user: {
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'consumer', input: false },
        scopeKind: { type: 'string', required: false, input: false },
        scopeCode: { type: 'string', required: false, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: codeSeconds,
        allowedAttempts: triesPerCode,
        phoneNumberValidator: (phone) => parsePhone(phone) === phone,
        sendOTP: ({ phoneNumber: to, code }, context) =>
          sms.send({ to, text: codeText(code, context?.headers ?? new Headers()) }),
        signUpOnVerification: {
          getTempEmail: (phone) => `${phone.slice(1)}@phone.invalid`,
          getTempName: (phone) => `用户${phone.slice(-4)}`,
        },
      }),
      secondFactor(),
    ],
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'reedflower',
      useSecureCookies: env.PUBLIC_URL.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => (level === 'error' ? log.error({ source: 'auth' }, message) : undefined),
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
