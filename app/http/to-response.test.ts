import { expect, test } from 'vitest'
import { DomainError, errorCodes } from '#domain/errors.ts'
import { refusing, toRefusal } from './to-response.ts'

const context = { locale: 'en', requestId: 'r-1' } as const

test.each(errorCodes)('%s has a status and words in both languages', (code) => {
  const zh = toRefusal(new DomainError(code), 'zh')
  const en = toRefusal(new DomainError(code), 'en')
  expect(zh.status).toBeGreaterThanOrEqual(400)
  expect(zh.message).not.toContain('shell.')
  expect(en.message).not.toBe(zh.message)
})

test('a refusal of another copy of the class is a refusal too', () => {
  const copy = Object.assign(new Error('OutOfStock'), { name: 'DomainError', code: 'OutOfStock' })
  expect(toRefusal(copy, 'en').status).toBe(409)
})

test('our own faults are not dressed up', async () => {
  const fault = new TypeError('x is undefined')
  expect(() => toRefusal(fault, 'en')).toThrow(fault)
  await expect(refusing(context, Promise.reject(fault))).rejects.toBe(fault)
})

test('a refused loader answers with status, words and the request’s id', async () => {
  await expect(refusing(context, Promise.reject(new DomainError('NotFound')))).rejects.toMatchObject({
    data: { code: 'NotFound', requestId: 'r-1' },
    init: { status: 404 },
  })
  await expect(refusing(context, Promise.resolve(7))).resolves.toBe(7)
})
