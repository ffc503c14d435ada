import { proposable } from '#domain/catalog/proposable.ts'

/** What is asked of a new pack: it has no limit of its own yet and is for sale. */
const laterFields = ['maxPerOrder', 'withdrawn']

/** Fields that a producer may propose to change, in the order of the form. */
export const proposedFields = (subject: 'family' | 'product', made = false): readonly string[] =>
  made ? proposable[subject].filter((name) => !laterFields.includes(name)) : proposable[subject]
