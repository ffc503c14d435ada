/*
 * Loaded into a measured server before its own program (`--import`): tells its parent, when asked, what the process has
 * used since it was asked last.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** CPU time and wall time in ms; `loop`: how late timers were, p50 and p99 in ms; memory in bytes. */
export type Usage = { cpu: number; wall: number; loop: { p50: number; p99: number }; rss: number }

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let since = { at: performance.now(), cpu: process.cpuUsage() }

process.on('message', (message: object) => {
  if (!('usage' in message)) return
  const { user, system } = process.cpuUsage(since.cpu)
  const usage: Usage = {
    cpu: (user + system) / 1_000,
    wall: performance.now() - since.at,
    loop: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6 },
    rss: process.memoryUsage.rss(),
  }
  delay.reset()
  since = { at: performance.now(), cpu: process.cpuUsage() }
  process.send?.({ usage })
})
