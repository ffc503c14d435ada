import { z } from 'zod'
import { parsePhone } from '../phone.ts'
import { isProvince } from '../provinces.ts'
import { typedText } from './typed-text.ts'

/** Where a parcel goes, as a form sends it. Phone numbers become E.164. Errors are message keys. */
export const addressFields = {
  recipient: typedText(2, 30),
  phone: z.string().transform((text, context) => {
    const phone = parsePhone(text)
    if (!phone) context.addIssue({ code: 'custom', message: 'checkout.invalid.phone' })
    return phone ?? z.NEVER
  }),
  province: z.string().refine(isProvince, { error: 'checkout.invalid.province' }),
  city: typedText(2, 30),
  county: typedText(2, 30),
  street: typedText(4, 100).refine((text) => /\p{Letter}/u.test(text), { error: 'checkout.invalid.street' }),
}

/** Entries of one address book at most. */
export const MOST_ADDRESSES = 20

/** An entry of the address book. The page makes its id, so that sending the form twice is one entry. */
export const addressSchema = z.object({ id: z.uuid(), ...addressFields, isDefault: z.literal('on').optional() })
