import { randomUUID } from 'node:crypto'
import type { RunForm } from '#server/payouts/run-form.ts'

/** The form as it is written in the address or sent. `runId` is the form's own id. */
export type Written = {
  runId: string
  district: string
  producer: string
  period: string
  floor: string
  verify: 'sample' | 'all'
}

/** What is missing is the usual: this month, half, a sample. */
export function readWritten(values: URLSearchParams | FormData, usual: { district: string; period: string }): Written {
  const text = (name: string) => String(values.get(name) ?? '').trim()
  return {
    runId: text('runId') || randomUUID(),
    district: text('district') || usual.district,
    producer: text('producer'),
    period: text('period') || usual.period,
    floor: text('floor') || '50',
    verify: text('verify') === 'all' ? 'all' : 'sample',
  }
}

/** As the verbs take it: percent become basis points; what cannot be read is out of their range. */
export const toRunForm = ({ district, producer, period, floor, verify }: Written): RunForm => ({
  districtCode: district,
  producerId: producer || null,
  period,
  floorBps: /^\d{1,3}(\.\d{1,2})?$/.test(floor) ? Math.round(Number(floor) * 100) : 0,
  verify,
})

/** Which field of the form a field of the verb is. */
const fields: Record<string, keyof Written> = {
  districtCode: 'district',
  producerId: 'producer',
  period: 'period',
  floorBps: 'floor',
}

export const fieldOf = (name: unknown): string => fields[String(name)] ?? 'form'
