import { z } from 'zod'
import { carrierKeys } from '../carriers.ts'
import { parseTracking } from '../tracking-sheet.ts'

/** Handing a parcel over. The number as printed on the parcel, without its spaces. */
export const shippingSchema = z.object({
  carrier: z.enum(carrierKeys),
  trackingNo: z.string().transform((text, context) => {
    const trackingNo = parseTracking(text)
    if (trackingNo !== null) return trackingNo
    context.addIssue({ code: 'custom', message: 'fulfilment.invalid.tracking' })
    return z.NEVER
  }),
})
