import { expect } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'

/** What a verb throws that refuses with this code, its detail at least this: for `rejects.toEqual`. */
export const refused = (code: ErrorCode, detail: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })
