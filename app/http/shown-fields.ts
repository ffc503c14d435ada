import { catalogFields, type Subject } from '#domain/catalog/fields.ts'

/** Fields of a subject that a form shows. `made`: also those that are set once. */
export const shownFields = (subject: Subject, names?: readonly string[], made = false) =>
  catalogFields[subject].filter((field) => (made || !field.once) && (!names || names.includes(field.name)))
