import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { periodOf } from '#domain/period.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { DueFilter } from './read-due.ts'

/** What a run is proposed with. `period` is a month in Asia/Shanghai; `floorBps` 1 to 10,000. */
export type RunForm = {
  districtCode: string
  producerId: string | null
  period: string
  floorBps: number
  verify: 'sample' | 'all'
}

const schema = z.object({
  districtCode: z.string().regex(/^[0-9a-z]{6}$/),
  producerId: z.uuid().nullable(),
  period: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
  floorBps: z.number().int().min(1).max(10_000),
  verify: z.enum(['sample', 'all']),
})

/** The first moment after a month in Asia/Shanghai. */
function endOf(period: string): Date {
  const [year = 0, month = 0] = period.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return new Date(`${next}-01T00:00:00+08:00`)
}

/**
 * A form as a filter of what is due: until the end of its month, or until now.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field}
 */
export function readRunForm(viewer: Viewer, form: RunForm, now: Date): RunForm & Pick<DueFilter, 'upTo'> {
  const read = schema.safeParse(form)
  if (!read.success) throw new DomainError('InvalidInput', { field: String(read.error.issues[0]?.path[0] ?? 'form') })
  requireInScope(viewer, form.districtCode)
  if (form.period > periodOf(now)) throw new DomainError('InvalidInput', { field: 'period' })
  const end = endOf(form.period)
  return { ...form, upTo: end < now ? end : now }
}
