import { z } from 'zod'

/** A certificate of a batch, as its paper says. A quarantine certificate has a last day. */
export const certificateSchema = z
  .object({
    batchId: z.uuid({ error: 'shell.invalid.choice' }),
    kind: z.enum(['quarantine', 'inspection', 'origin']),
    number: z.string().trim().min(2).max(60),
    issuedBy: z.string().trim().min(2).max(80),
    issuedOn: z.iso.date({ error: 'fulfilment.invalid.day' }),
    expiresOn: z.iso.date({ error: 'fulfilment.invalid.day' }).optional(),
  })
  .superRefine(({ kind, issuedOn, expiresOn }, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', path: ['expiresOn'], message })
    if (kind === 'quarantine' && expiresOn === undefined) issue('fulfilment.invalid.lastDay')
    if (expiresOn !== undefined && expiresOn < issuedOn) issue('fulfilment.invalid.daysTurned')
  })
  .transform(({ expiresOn, ...rest }) => ({ ...rest, expiresOn: expiresOn ?? null }))
