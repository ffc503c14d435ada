import { Gauge, type Registry } from 'prom-client'
import type { Recorder } from './recorder.ts'

const states = ['on', 'full', 'failing'] as const

/** Whether this process records: `recording_state{state}` (1 or 0), what waits to be written, and what went without a file. */
export const recordingGauges =
  ({ state, figures }: Pick<Recorder, 'state' | 'figures'>) =>
  (registers: Registry[]): void => {
    new Gauge({
      name: 'recording_state',
      help: 'Whether live pictures are recorded: on, full (no room on the disk), failing (the file store refuses)',
      labelNames: ['state'],
      registers,
      collect() {
        for (const one of states) this.set({ state: one }, one === state() ? 1 : 0)
      },
    })
    const figure = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    figure('recording_waiting_bytes', 'Bytes of segments that wait to be written', () => figures().waitingBytes)
    figure('recording_unkept_segments', 'Segments that viewers had and the file store has not', () => figures().unkept)
  }
