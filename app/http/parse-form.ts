import type { Submission } from '@conform-to/dom'
import { parseWithZod } from '@conform-to/zod/v4'
import type { $ZodErrorMap, $ZodType, input, output } from 'zod/v4/core'
import type { MessageKey } from '../i18n/message-key.ts'

const forms: Record<string, MessageKey> = {
  too_small: 'shell.invalid.tooSmall',
  too_big: 'shell.invalid.tooBig',
  invalid_format: 'shell.invalid.format',
  invalid_value: 'shell.invalid.choice',
  invalid_union: 'shell.invalid.choice',
  not_multiple_of: 'shell.invalid.number',
}

/** Gives every rule that brings no words of its own the key of a sentence; `Field` turns keys into words. */
export const wordsForIssue: $ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === '') return 'shell.invalid.required'
    return issue.expected === 'number' || issue.expected === 'int' ? 'shell.invalid.number' : 'shell.invalid.format'
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return 'shell.invalid.tooShort'
  if (issue.code === 'too_big' && issue.origin === 'string') return 'shell.invalid.tooLong'
  return forms[issue.code ?? ''] ?? 'shell.invalid.format'
}

/**
 * Reads a form by a zod schema. `submission.status === 'success'` carries `submission.value`; otherwise answer with
 * `data(submission.reply(), { status: 422 })` and show the page again with what was typed.
 * Own words in a schema are message keys: `z.string({ error: 'orders.invalid.phone' })`.
 */
export function parseForm<Schema extends $ZodType>(
  form: FormData | URLSearchParams,
  schema: Schema,
): Submission<input<Schema>, string[], output<Schema>> {
  return parseWithZod(form, { schema, error: wordsForIssue })
}
