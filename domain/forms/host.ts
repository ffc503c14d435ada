import { z } from 'zod'
import { parsePhone } from '../phone.ts'
import { typedText } from './typed-text.ts'

const day = z.string({ error: 'hosting.invalid.bornOn' }).refine((text) => {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}, 'hosting.invalid.bornOn')

/**
 * Papers of a host as their form sends them, but for the picture. Whether a guardian is needed follows from the age, which
 * only the clock knows; the phone is empty or E.164.
 */
export const hostSchema = z.object({
  realName: typedText(2, 40),
  bornOn: day,
  guardianName: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFKC').trim()),
  guardianPhone: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return ''
      const phone = parsePhone(text)
      if (phone) return phone
      context.addIssue({ code: 'custom', message: 'hosting.invalid.guardianPhone' })
      return z.NEVER
    }),
})
