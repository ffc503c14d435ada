import { z } from 'zod'

const own = z.string().max(128)
const digits = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'identity.invalid.code' }))

/** The forms of the page, told apart by the value of their button. */
export const schemas = {
  password: z.object({
    current: own.optional(),
    next: z.string().min(10, { error: 'identity.invalid.tooShort' }).max(128, { error: 'identity.invalid.tooLong' }),
  }),
  offer: z.object({ password: own }),
  /** Carries the offer along, so that a wrong digit does not lose the codes that are shown once. */
  confirm: z.object({
    code: digits,
    uri: z.string().startsWith('otpauth://totp/Reedflower:').max(500),
    backupCodes: z.string().max(500),
  }),
  disable: z.object({ password: own }),
}

export type Intent = keyof typeof schemas

export const isIntent = (value: unknown): value is Intent => typeof value === 'string' && value in schemas
