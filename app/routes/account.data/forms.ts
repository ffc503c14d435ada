import { z } from 'zod'

/** An empty field takes the address away. */
export const contactSchema = z.object({
  email: z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.email({ error: 'account.data.invalidEmail' }).max(120))
    .optional(),
})
