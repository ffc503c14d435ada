import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { attempt } from './attempt.ts'

const refuse = (error: Error) => attempt(Promise.reject(error), 'en')
const tooMany = (seconds: number) => new DomainError('TooManyRequests', { seconds })

test('what works comes through', async () => {
  expect(await attempt(Promise.resolve({ outcome: 'signed_in' }), 'en')).toEqual({ outcome: 'signed_in' })
})

test('a refusal becomes words, a limit says how long', async () => {
  expect(await refuse(tooMany(45))).toEqual({ outcome: 'refused', words: expect.stringContaining('45 seconds') })
  expect(await refuse(tooMany(601))).toEqual({ outcome: 'refused', words: expect.stringContaining('11 minutes') })
  expect(await refuse(new DomainError('SmsUnavailable'))).toMatchObject({ outcome: 'refused' })
})

test('our own faults are not words', async () => {
  await expect(refuse(new Error('lost the database'))).rejects.toThrow('lost the database')
})
