import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseForm } from './parse-form.ts'

const schema = z.object({
  phone: z.string().regex(/^1\d{10}$/, { error: 'identity.invalid.phone' }),
  quantity: z.number().int().min(1).max(99),
  note: z.string().max(5).optional(),
  delivery: z.enum(['now', 'preorder']),
})

const parse = (fields: Record<string, string>) => parseForm(new URLSearchParams(fields), schema)
const errors = (fields: Record<string, string>) => parse(fields).reply().error

test('a good form becomes a value with numbers as numbers', () => {
  const submission = parse({ phone: '13900000000', quantity: '2', delivery: 'now' })
  expect(submission.status === 'success' && submission.value).toEqual({
    phone: '13900000000',
    quantity: 2,
    delivery: 'now',
  })
})

test('what is missing is asked for', () => {
  expect(errors({ quantity: '1', delivery: 'now' })).toEqual({ phone: ['shell.invalid.required'] })
})

test('each rule has its sentence; a schema’s own words win', () => {
  expect(errors({ phone: '12', quantity: '100', note: 'much too long', delivery: 'never' })).toEqual({
    phone: ['identity.invalid.phone'],
    quantity: ['shell.invalid.tooBig'],
    note: ['shell.invalid.tooLong'],
    delivery: ['shell.invalid.choice'],
  })
  expect(errors({ phone: '13900000000', quantity: 'many', delivery: 'now' })).toEqual({
    quantity: ['shell.invalid.number'],
  })
})
