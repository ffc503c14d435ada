import type { SubmissionResult } from '@conform-to/dom'
import { useForm } from '@conform-to/react'
import type { Intent } from './forms.ts'

export type Answered = { intent: Intent; result: SubmissionResult<string[]> } | undefined

/** The fields of one of the page's forms, with what was typed and what is wrong if it was the one sent. */
export function useSignInForm<Fields extends Record<string, unknown>>(intent: Intent, answered: Answered) {
  const lastResult = answered?.intent === intent ? answered.result : undefined
  return useForm<Fields, string[]>({ id: intent, lastResult })
}
