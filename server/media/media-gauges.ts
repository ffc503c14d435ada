import { Gauge, type Registry } from 'prom-client'
import type { Carrier } from './carrier.ts'
import type { Push } from './push.ts'
import type { RefusalCount } from './refusal-count.ts'

export type Measured = { carrier: Carrier; push: Push; refusals: RefusalCount }

/** What this process carries: sessions, publishers, viewers by push, requests that wait, parts and bytes, refusals by reason. */
export function mediaGauges(registers: Registry[], measured: () => Measured | null): void {
  const gauge = (name: string, help: string, read: (of: Measured) => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const of = measured()
        this.set(of ? read(of) : 0)
      },
    })
  gauge('live_sessions_carried', 'Sessions whose picture this process carries', ({ carrier }) => carrier.all().length)
  gauge('live_publishers', 'Devices that publish to this process', ({ carrier }) => {
    return carrier.all().filter(({ publisher }) => publisher?.socket.connected).length
  })
  gauge('live_push_viewers', 'Viewers that have parts pushed', ({ push }) => push.viewers())
  gauge('live_waiting_requests', 'Requests that wait for the next part', ({ carrier }) =>
    carrier.all().reduce((sum, { channel }) => sum + channel.waiting, 0),
  )
  gauge('live_memory_bytes', 'Bytes of parts in memory', ({ carrier }) => carrier.bytes())
  gauge('live_parts_total', 'Parts taken', ({ carrier }) => carrier.taken().parts)
  gauge('live_parts_bytes_total', 'Bytes of parts taken', ({ carrier }) => carrier.taken().bytes)
  new Gauge({
    name: 'live_refusals_total',
    help: 'What was refused to publishers and viewers, by reason',
    labelNames: ['code'],
    registers,
    collect() {
      for (const [code, count] of measured()?.refusals.all() ?? []) this.set({ code }, count)
    },
  })
}
