import { z } from 'zod'
import { parsePhone } from '#domain/phone.ts'

const phone = z.string().transform((text, context) => {
  const parsed = parsePhone(text)
  if (!parsed) context.addIssue({ code: 'custom', message: 'identity.invalid.phone' })
  return parsed ?? z.NEVER
})

/** Digits however they were typed: full width, with spaces. */
const digits = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'identity.invalid.code' }))

/** The forms of the sign-in page, told apart by the value of their button. */
export const schemas = {
  request: z.object({ phone }),
  code: z.object({ phone, code: digits }),
  password: z.object({ phone, password: z.string().max(128) }),
  totp: z.object({ totp: z.string().trim().max(20) }),
}

export type Intent = keyof typeof schemas

export const isIntent = (value: unknown): value is Intent => typeof value === 'string' && value in schemas
