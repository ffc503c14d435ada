import { chooseEncoder } from './choose-encoder.ts'
import type { Encoder } from './encoder.ts'
import { mediaSocket } from './media-socket.ts'
import { hasPicture } from './own-camera.ts'
import type { Broadcast, BroadcastEvents, BroadcastInput, PublishState } from './publish-state.ts'
import type { SendState } from './send-state.ts'
import { makeSender, type Sender } from './sender.ts'
import { takeStill, watchQuietly } from './still.ts'
import { readUplink, STEPS, type Step, startUplink } from './uplink.ts'

const TICK_MS = 500
const STILL = { everyMs: 10_000, bytes: 60_000, bytesWeak: 25_000 } as const
const CATCHING_UP_MS = 2_000
/** Most phones on 4G carry this from the beginning; it grows from here. */
const FIRST_STEP = 1
const SOUND_STEP = STEPS.length - 1
/** How much the newest half second weighs in the figure that people see. */
const WEIGHT = 0.3

const stepAt = (index: number): Step => STEPS[index] ?? (STEPS[SOUND_STEP] as Step)

/** Sends a stream over the media socket, as large as the line carries it. */
export async function broadcastEmbedded(
  { token, ...input }: BroadcastInput,
  events: BroadcastEvents,
): Promise<Broadcast> {
  let { stream, soundOnly } = input
  let encoder: Encoder | null = null
  let uplink = startUplink(FIRST_STEP, performance.now())
  let applied = { step: -1, stream, sides: '' }
  let state: PublishState = { kind: 'connecting' }
  let stopped = false
  let video = watchQuietly(stream)
  let taken = { bytes: 0, at: performance.now(), kbits: 0 }
  let stillAt = Number.NEGATIVE_INFINITY
  /** Changes of the encoder, one after the other. */
  let work: Promise<unknown> = Promise.resolve()
  const inOrder = (what: () => Promise<void>): void => {
    work = work.then(what).catch(fail)
  }

  const become = (next: PublishState) => {
    state = next
    events.state(next)
  }
  function fail(): void {
    if (stopped) return
    void stop()
    become({ kind: 'refused', code: 'CannotEncode' })
  }

  const sidesOf = () => {
    const { width = 0, height = 0 } = stream.getVideoTracks()[0]?.getSettings() ?? {}
    return `${width}×${height}`
  }
  const stepNow = () => (soundOnly || !hasPicture(stream) ? SOUND_STEP : uplink.step)
  /** Makes the encoder do what line, host and camera ask for; the first time, makes the encoder. */
  async function apply(): Promise<void> {
    const next = { step: stepNow(), stream, sides: sidesOf() }
    const same = next.step === applied.step && next.stream === applied.stream && next.sides === applied.sides
    if (stopped || (encoder && same)) return
    applied = next
    const use = { stream, step: stepAt(next.step) }
    if (encoder) await encoder.use(use)
    else encoder = await chooseEncoder(use, { track: sender.begin, part: keep, failed: fail })
    if (!encoder) fail()
    else if (stopped) await encoder.stop()
    else sender.sound(next.step === SOUND_STEP)
  }
  const keep = ({ bytes, key }: { bytes: Uint8Array; key: boolean }) => sender.push({ bytes, key, at: Date.now() })

  function heard(next: SendState): void {
    if (stopped) return
    if (next.kind === 'sending') inOrder(apply)
    if (next.kind === 'tookOver' || next.kind === 'ended' || next.kind === 'refused') void stop()
    become(publishState(next))
  }

  function tick(): void {
    if (!encoder) return
    const now = performance.now()
    const { madeBytes, takenBytes, waitingMs } = sender.figures()
    const { slow, ...picture } = encoder.figures()
    const connected = sender.state().kind === 'sending'
    uplink = readUplink(uplink, { at: now, connected, madeBytes, takenBytes, waitingMs, slow })
    inOrder(apply)
    const kbits = ((takenBytes - taken.bytes) * 8) / Math.max(1, now - taken.at)
    taken = { bytes: takenBytes, at: now, kbits: taken.kbits * (1 - WEIGHT) + kbits * WEIGHT }
    const sound = applied.step < SOUND_STEP ? 'no' : soundOnly || !hasPicture(stream) ? 'chosen' : 'weak'
    const { name } = stepAt(applied.step)
    events.figures({ kbits: Math.round(taken.kbits), waitingMs, ...picture, step: name, mode: encoder.mode }, sound)
    const kind = waitingMs > CATCHING_UP_MS ? 'catchingUp' : 'onAir'
    if ((state.kind === 'onAir' || state.kind === 'catchingUp') && state.kind !== kind) become({ kind })
    if (state.kind === 'onAir' && now - stillAt > STILL.everyMs && hasPicture(stream)) void sendStill(now)
  }
  async function sendStill(now: number): Promise<void> {
    stillAt = now
    const bytes = await takeStill(video, applied.step === SOUND_STEP ? STILL.bytesWeak : STILL.bytes)
    if (bytes) await sender.still(bytes)
  }

  const sender: Sender = makeSender(await mediaSocket(), token, {
    state: heard,
    asked: events.asked,
    restart: () => encoder?.restart(),
  })
  const timer = setInterval(tick, TICK_MS)
  const offline = () => sender.cut()
  addEventListener('offline', offline)
  async function stop(): Promise<void> {
    if (stopped) return
    stopped = true
    clearInterval(timer)
    removeEventListener('offline', offline)
    video.srcObject = null
    await encoder?.stop()
    await sender.leave()
  }

  sender.open({ takeOver: false })
  return {
    use(next) {
      if (next.stream !== stream) video = watchQuietly(next.stream)
      stream = next.stream
      soundOnly = next.soundOnly
      if (encoder) inOrder(apply)
    },
    takeOver: () => sender.open({ takeOver: true }),
    answer: sender.answer,
    back: sender.back,
    stop,
  }
}

/** What a sender's state is to a person. */
function publishState(state: SendState): PublishState {
  if ('by' in state)
    return state.kind === 'asking' ? { kind: 'waitingForThem', by: state.by } : { kind: state.kind, by: state.by }
  if ('code' in state) return state.kind === 'ended' ? { kind: 'ended' } : state
  const kinds = { connecting: 'connecting', sending: 'onAir', cut: 'away', left: 'ready' } as const
  return { kind: kinds[state.kind] }
}
