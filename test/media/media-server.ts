/*
 * A process that carries pictures and that a test may kill. DATABASE_URL, DATA_DIR and PORT say where; its parent is told
 * the port and, when it asks, what memory is used and what a gauge says.
 */
import { Registry } from 'prom-client'
import { diskStore } from '#server/files/disk-store.ts'
import { startMediaProcess } from '../media-process.ts'

type Asked = { memory: true } | { count: { gauge: string; code?: string } } | { close: true }

/** Between two looks at the memory. */
const LOOK_MS = 20
const { DATABASE_URL = '', DATA_DIR = '', PORT = '0' } = process.env

const media = await startMediaProcess(DATABASE_URL, {
  files: diskStore(DATA_DIR),
  port: Number(PORT),
})

const inUse = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
let most = 0
setInterval(() => {
  most = Math.max(most, inUse())
}, LOOK_MS).unref()

const gauges = new Registry()
media.host.gauges([gauges])
async function read({ gauge, code }: { gauge: string; code?: string }): Promise<number> {
  const { values = [] } = (await gauges.getSingleMetric(gauge)?.get()) ?? {}
  return values.reduce((sum, { value, labels }) => (labels.code === code ? sum + value : sum), 0)
}

process.once('disconnect', () => process.exit())
process.on('message', async (asked: Asked) => {
  if ('memory' in asked) {
    const reached = Math.max(most, inUse())
    globalThis.gc?.()
    most = inUse()
    process.send?.({ memory: { now: most, most: reached } })
  } else if ('count' in asked) {
    process.send?.({ count: await read(asked.count) })
  } else {
    await media.close()
    process.exit()
  }
})
process.send?.({ port: media.port })
