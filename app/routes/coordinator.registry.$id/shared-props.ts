import type { Registration } from '#server/registry/read-registration.ts'

/** What every part of the page is given: what stands, and what was typed with the words beside it. */
export type PartProps = {
  registration: Registration
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** Id of whatever a form makes; sent twice, it is one. */
  formId: string
  /** The viewer as `user:<id>`. */
  me: string
}

/** What was typed and its words, where the answer was to this form. */
export const answerTo = ({ typed, errors }: Pick<PartProps, 'typed' | 'errors'>, intent: string) =>
  typed.intent === intent
    ? { typed, errors }
    : { typed: {} as Record<string, string>, errors: {} as Record<string, string> }

/** Rows of the members' form. */
export const MEMBER_ROWS = 8
