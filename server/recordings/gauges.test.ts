import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { recordingGauges } from './gauges.ts'

test('whether it records, and what it could not keep, is told as it is when asked', async () => {
  const registry = new Registry()
  let state: 'on' | 'full' = 'on'
  recordingGauges({ state: () => state, figures: () => ({ waiting: 1, waitingBytes: 500, unkept: 3 }) })([registry])
  expect(await registry.metrics()).toContain('recording_state{state="on"} 1')
  state = 'full'
  const told = await registry.metrics()
  for (const line of [
    'recording_state{state="on"} 0',
    'recording_state{state="full"} 1',
    'recording_waiting_bytes 500',
    'recording_unkept_segments 3',
  ])
    expect(told).toContain(line)
})
