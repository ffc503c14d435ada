/** How large a picture the line carries, decided from how sending goes. Pure: time comes with the readings. */

export type Step = {
  name: '720p' | '540p' | '360p' | '240p' | 'sound'
  /** Shorter side in pixels, frames and bits a second; 0: no picture. */
  side: number
  framesPerSecond: number
  videoBits: number
}

/** From the best to the least. Sound takes 48 kbit/s besides. */
export const STEPS: readonly Step[] = [
  { name: '720p', side: 720, framesPerSecond: 30, videoBits: 1_600_000 },
  { name: '540p', side: 540, framesPerSecond: 30, videoBits: 900_000 },
  { name: '360p', side: 360, framesPerSecond: 30, videoBits: 500_000 },
  { name: '240p', side: 240, framesPerSecond: 15, videoBits: 250_000 },
  { name: 'sound', side: 0, framesPerSecond: 0, videoBits: 0 },
]
export const SOUND_BITS = 48_000

/** How sending goes at a moment. Bytes: what the encoder made and the server took, ever; `slow`: the encoder does not keep up. */
export type UplinkReading = {
  at: number
  connected: boolean
  madeBytes: number
  takenBytes: number
  waitingMs: number
  slow: boolean
}

export type Uplink = {
  /** Index into STEPS. */
  step: number
  /** Bits a second that the line carried, and the encoder made, while something waited; null while nothing did. */
  rate: { carried: number; made: number } | null
  last: UplinkReading | null
  /** Since when something waits too long, and since when nothing does; null: not now. */
  lateSince: number | null
  calmSince: number | null
  changedAt: number
  /** How long it must be calm before the next step up; grows when one was taken back. */
  patienceMs: number
  wentUpAt: number | null
  /** When the connection came back, until what had piled up meanwhile is sent; null: nothing has. */
  backSince: number | null
}

const LATE_MS = 1_200
const CALM_MS = 600
/** Late for so long is no hiccup. */
const HICCUP_MS = 900
/** What was waiting when the picture was made smaller has to drain first. */
const DRAIN_MS = 4_000
const PATIENCE = { least: 15_000, most: 240_000 } as const
/** A step up that did not last this long was a mistake. */
const MISTAKE_MS = 20_000
/** Leaves room for what waits to drain; after a mistake hardly anything does. */
const ROOM = { drain: 0.7, mistake: 0.95 } as const
/** What waits and shrinks by so much of the time that passes is being caught up with. */
const CATCHES_UP = 0.15
/** How much the newest reading weighs in the rate. */
const WEIGHT = 0.4
/** A line that carries so much of what is made is not what delays it. */
const KEEPS_UP = 0.9
/** What piled up during a cut may take so long to send before it says that the line is weak. */
const CATCHING_UP_MS = 20_000
/** The smallest picture: only a line that cannot carry it takes it away. */
const LEAST_PICTURE = STEPS.length - 2

export const startUplink = (step: number, at: number): Uplink => ({
  step,
  rate: null,
  last: null,
  lateSince: null,
  calmSince: null,
  changedAt: at,
  patienceMs: PATIENCE.least,
  wentUpAt: null,
  backSince: null,
})

/**
 * Takes a reading, about twice a second. Down at once and as far as the line asks for, up by one step after a calm
 * while. What happens without a connection says nothing about the line.
 */
export function readUplink(uplink: Uplink, reading: UplinkReading): Uplink {
  const { last } = uplink
  if (!reading.connected || !last?.connected)
    return {
      ...uplink,
      last: reading,
      lateSince: null,
      calmSince: null,
      changedAt: reading.at,
      backSince: last ? reading.at : null,
    }
  const catchesUp = last.waitingMs - reading.waitingMs > CATCHES_UP * (reading.at - last.at)
  const late = (reading.waitingMs > LATE_MS && !catchesUp) || reading.slow
  const next: Uplink = {
    ...uplink,
    last: reading,
    rate: rateOf(uplink, last, reading),
    lateSince: late ? (uplink.lateSince ?? reading.at) : null,
    calmSince: reading.waitingMs < CALM_MS && !reading.slow ? (uplink.calmSince ?? reading.at) : null,
    backSince: reading.waitingMs < CALM_MS ? null : uplink.backSince,
  }
  const settled = reading.at - next.changedAt >= DRAIN_MS
  if (next.lateSince !== null && reading.at - next.lateSince >= HICCUP_MS && settled) return down(next, reading)
  const calm = next.calmSince === null ? 0 : reading.at - Math.max(next.calmSince, next.changedAt)
  return calm >= next.patienceMs && next.step > 0 ? up(next, reading) : next
}

function rateOf({ rate }: Uplink, last: UplinkReading, reading: UplinkReading): Uplink['rate'] {
  const seconds = (reading.at - last.at) / 1_000
  if (seconds <= 0 || Math.min(last.waitingMs, reading.waitingMs) < CALM_MS) return rate
  const bits = (from: number, to: number) => ((to - from) * 8) / seconds
  const now = { carried: bits(last.takenBytes, reading.takenBytes), made: bits(last.madeBytes, reading.madeBytes) }
  const mixed = (before: number, newest: number) => before * (1 - WEIGHT) + newest * WEIGHT
  return rate ? { carried: mixed(rate.carried, now.carried), made: mixed(rate.made, now.made) } : now
}

/** The largest step that a line with so much room carries. A still picture makes less than its step allows. */
function fitting({ step, rate }: Uplink, room: number): number {
  if (!rate || rate.carried >= rate.made * KEEPS_UP) return Math.min(step + 1, LEAST_PICTURE)
  const allowed = (STEPS[step]?.videoBits ?? 0) + SOUND_BITS
  const share = Math.min(1, rate.made / allowed)
  const fits = STEPS.findIndex(({ videoBits }) => videoBits * share + SOUND_BITS <= rate.carried * room)
  return fits < 0 ? STEPS.length - 1 : Math.max(fits, step + 1)
}

function down(uplink: Uplink, reading: UplinkReading): Uplink {
  const mistaken = uplink.wentUpAt !== null && reading.at - uplink.wentUpAt < MISTAKE_MS
  const catchingUp = uplink.backSince !== null && reading.at - uplink.backSince < CATCHING_UP_MS
  const fits = reading.slow ? uplink.step + 1 : fitting(uplink, mistaken ? ROOM.mistake : ROOM.drain)
  const wanted = reading.slow || catchingUp ? Math.min(fits, LEAST_PICTURE) : fits
  if (wanted <= uplink.step) return uplink
  return {
    ...uplink,
    step: wanted,
    changedAt: reading.at,
    lateSince: null,
    rate: null,
    wentUpAt: null,
    patienceMs: mistaken ? Math.min(uplink.patienceMs * 2, PATIENCE.most) : uplink.patienceMs,
  }
}

const up = (uplink: Uplink, { at }: UplinkReading): Uplink => ({
  ...uplink,
  step: uplink.step - 1,
  changedAt: at,
  wentUpAt: at,
  calmSince: null,
})
