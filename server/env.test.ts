import { expect, test } from 'vitest'
import { parseEnv } from './env.ts'

const good = {
  DATABASE_URL: 'postgresql://u:p@localhost:5432/shop',
  AUTH_SECRET: 'a'.repeat(32),
  CASHIER_WEBHOOK_SECRET: 'b'.repeat(32),
  FIELD_KEYS: `1:${'c'.repeat(43)}`,
}

test('fills in what is not given', () => {
  expect(parseEnv(good)).toMatchObject({
    NODE_ENV: 'production',
    PORT: 3000,
    HOST: '0.0.0.0',
    PUBLIC_URL: 'http://localhost:3000',
    DEMO: false,
    HOLD_MINUTES: 15,
    DB_POOL: 24,
  })
})

test('the demo answers this machine only', () => {
  expect(parseEnv({ ...good, DEMO: '1' })).toMatchObject({ DEMO: true, HOST: '127.0.0.1' })
  expect(parseEnv({ ...good, DEMO: '1', HOST: '0.0.0.0' }).HOST).toBe('0.0.0.0')
})

test('names every wrong variable', () => {
  const read = () => parseEnv({ PORT: 'many', DATABASE_URL: 'mysql://x', AUTH_SECRET: 'short', LOG_LEVEL: 'loud' })
  for (const words of [
    'PORT must be a whole number from 0 to 65535',
    'DATABASE_URL must look like postgresql://user:password@host:5432/database',
    'AUTH_SECRET must have at least 32 characters',
    'LOG_LEVEL must be a log level, such as info or warn',
  ]) {
    expect(read).toThrow(words)
  }
})

test('an empty variable is a missing one', () => {
  expect(() => parseEnv({ ...good, AUTH_SECRET: '' })).toThrow('AUTH_SECRET is missing')
})

test('a payment provider without its webhook secret is refused', () => {
  expect(() => parseEnv({ ...good, STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow('STRIPE_WEBHOOK_SECRET is needed')
  expect(() => parseEnv({ ...good, CASHIER_WEBHOOK_SECRET: undefined })).toThrow('CASHIER_WEBHOOK_SECRET is needed')
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', CASHIER_WEBHOOK_SECRET: undefined }
  expect(parseEnv({ ...good, ...stripe }).STRIPE_SECRET_KEY).toBe('sk_test_1')
})

test('outside of a demo personal data is sealed with keys of their own, newest last', () => {
  expect(() => parseEnv({ ...good, FIELD_KEYS: undefined })).toThrow('FIELD_KEYS is needed')
  expect(() => parseEnv({ ...good, FIELD_KEYS: '1:short' })).toThrow('FIELD_KEYS must look like')
  expect(parseEnv({ ...good, FIELD_KEYS: undefined, DEMO: '1' }).FIELD_KEYS).toBeUndefined()
  const two = parseEnv({ ...good, FIELD_KEYS: `1:${'c'.repeat(43)},2:${'d'.repeat(43)}` })
  expect(two.FIELD_KEYS).toMatch(/^1:c+,2:d+$/)
})

test('recordings are kept three years at least', () => {
  expect(parseEnv(good).RECORDING_KEEP_DAYS).toBe(1_096)
  expect(() => parseEnv({ ...good, RECORDING_KEEP_DAYS: '365' })).toThrow(
    'RECORDING_KEEP_DAYS must be at least 1095: the law wants recordings of live sales kept for three years',
  )
})
