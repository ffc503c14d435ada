import { z } from 'zod'

/** Handing a parcel over. The number as printed on the parcel, without its spaces. */
export const shippingSchema = z.object({
  orderId: z.uuid(),
  trackingNo: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9-]{6,30}$/, { error: 'orders.desk.invalidTracking' })),
})
