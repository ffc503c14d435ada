import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type Measurement = { perSecond: number; p50: number; p99: number; noisy: boolean }

export type Load = {
  clients: number
  seconds: number
  /** Runs; the best one counts, because noise only ever takes away. */
  runs: number
}

/** Share of all processors' time that was idle during `ms`; 1 where the system does not say. */
async function idleShare(ms: number): Promise<number> {
  const read = () => {
    if (!fs.existsSync('/proc/stat')) return null
    const times = (fs.readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1, 9).map(Number)
    return { idle: (times[3] ?? 0) + (times[4] ?? 0), all: times.reduce((sum, time) => sum + time, 0) }
  }
  const before = read()
  await sleep(ms)
  const after = read()
  return before && after ? (after.idle - before.idle) / Math.max(1, after.all - before.all) : 1
}

/** Waits, within bounds, until nothing else is busy. @returns false where it stayed loud */
export async function waitForQuiet(seconds: number): Promise<boolean> {
  const end = performance.now() + seconds * 1000
  do if ((await idleShare(500)) > 0.9) return true
  while (performance.now() < end)
  return false
}

async function runOnce(work: () => Promise<unknown>, { clients, seconds }: Load): Promise<Omit<Measurement, 'noisy'>> {
  const waits: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const client = async () => {
    for (let now = performance.now(); now < end; ) {
      await work()
      const done = performance.now()
      waits.push(done - now)
      now = done
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const took = (performance.now() - start) / 1000
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor((waits.length - 1) * share)] ?? 0
  return { perSecond: waits.length / took, p50: at(0.5), p99: at(0.99) }
}

/** Lets `clients` call `work` one after the other, each as fast as it is answered. Latencies in ms. */
export async function measure(work: () => Promise<unknown>, load: Load): Promise<Measurement> {
  await runOnce(work, { ...load, seconds: 0.5 })
  let best: Measurement | undefined
  for (let run = 0; run < load.runs; run++) {
    const quiet = await waitForQuiet(30)
    const result = await runOnce(work, load)
    if (!best || result.perSecond > best.perSecond) best = { ...result, noisy: !quiet }
  }
  if (!best) throw new RangeError('a measurement needs at least one run')
  return best
}
