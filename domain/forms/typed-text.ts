import { z } from 'zod'

/** Words as somebody typed them: full-width letters become plain ones, spaces around them go; then so many characters. */
export const typedText = (min: number, max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().min(min).max(max))
