import { expect } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'

/** What a verb throws that refuses with this code, its detail at least this: for `rejects.toEqual`. */
export const refused = (code: ErrorCode, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })

/** What became of it: 'done', or the code of its refusal with the whole detail. */
export const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code, detail }) => ({ code, ...detail }),
  )
