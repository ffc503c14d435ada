import { z } from 'zod'

/** What can be done to an entry from the list. */
export const entrySchema = z.object({ id: z.uuid(), intent: z.enum(['remove', 'default']) })
