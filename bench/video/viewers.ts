/*
 * Many viewers in a process of their own, so that what they cost is not the server's. It gives way to everything else on
 * the machine, as phones elsewhere would. Told to watch, it says when all do; told to stop, it keeps what it saw; told what
 * was published, it judges.
 */
import { spawnSync } from 'node:child_process'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Viewer, watchHls } from './hls-viewer.ts'
import { judge, sum, type Verdict } from './judge.ts'
import { watchPush } from './push-viewer.ts'

export type Audience = { kind: 'hls' | 'push'; port: number; address: string; count: number }
export type Told = { watch: Audience } | { published: string[] } | { stop: true }
export type Watched = Verdict & { bytes: number; refused: number; lost: number; viewers: number }

/** Between two arrivals, so that a thousand of them come in within some seconds. */
const ARRIVAL_MS = 3
os.setPriority(os.constants.priority.PRIORITY_LOW)
// Low priority still holds a processor for milliseconds. Where Linux can, they run only when nobody else would.
spawnSync('chrt', ['--idle', '--pid', '0', String(process.pid)])
let viewers: Viewer[] = []

async function watch({ kind, port, address, count }: Audience) {
  viewers = []
  for (let index = 0; index < count; index++) {
    viewers.push(await (kind === 'hls' ? watchHls(port, address) : watchPush(port, address)))
    await sleep(ARRIVAL_MS)
  }
}

function verdict(published: readonly string[]): Watched {
  const places = new Map(published.map((part, place) => [part, place]))
  const all = sum(viewers.map(({ seen }) => judge(places, seen)))
  const count = (of: 'bytes' | 'refused' | 'lost') => viewers.reduce((total, viewer) => total + viewer[of], 0)
  return { ...all, bytes: count('bytes'), refused: count('refused'), lost: count('lost'), viewers: viewers.length }
}

process.once('disconnect', () => process.exit())
process.on('message', async (told: Told) => {
  if ('watch' in told) {
    await watch(told.watch)
    process.send?.({ watching: true })
  } else if ('published' in told) process.send?.({ watched: verdict(told.published) })
  else if ('stop' in told) {
    for (const viewer of viewers) viewer.stop()
    process.send?.({ stopped: true })
  }
})
