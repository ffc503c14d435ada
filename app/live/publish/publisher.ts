import { MEDIA_SOCKET_PATH, type MediaRefusal } from '#domain/live-media.ts'
import { type CameraTrouble, type Facing, openCamera } from './camera.ts'
import { watchCamera } from './camera-watch.ts'
import type { Encoder, EncoderEvents, EncoderInput } from './encoder.ts'
import { type Elsewhere, type MediaSocket, makeSender, type Sender, type SendState } from './sender.ts'
import { takeStill } from './still.ts'
import { readUplink, STEPS, type Step, startUplink, type Uplink } from './uplink.ts'
import { keepAwake } from './wake-lock.ts'

/**
 * Where a device is with publishing. `ready`: its camera is open, nobody sees it. `catchingUp`: on the air, what was kept
 * during a cut is being sent. `away`: the connection is cut, everything is kept. `elsewhere`: another device publishes.
 */
export type PublishState =
  | { kind: 'idle' | 'asking' | 'ready' | 'connecting' | 'onAir' | 'catchingUp' | 'away' | 'ended' }
  | { kind: 'elsewhere' | 'waitingForThem' | 'tookOver'; by: Elsewhere }
  | { kind: 'noCamera'; why: CameraTrouble }
  | { kind: 'refused'; code: MediaRefusal | 'CannotEncode' }

/** What is worth a sentence while it goes on all the same. */
export type PublishNotice = 'cameraLost' | 'soundLost' | 'hidden' | 'noMicrophone' | 'noCamera'

/** Kilobits a second that the server took, and how old the oldest is that it did not. */
export type PublishFigures = {
  kbits: number
  waitingMs: number
  width: number
  height: number
  framesPerSecond: number
  step: Step['name']
  mode: Encoder['mode']
}

export type PublisherView = {
  state: PublishState
  stream: MediaStream | null
  notice: PublishNotice | null
  /** Somebody asks for the picture; no answer by `until` (ms) gives way. */
  asked: (Elsewhere & { until: number }) | null
  muted: boolean
  facing: Facing
  /** Sound without a picture: because the host wants it, or the line carries no more. */
  soundOnly: 'no' | 'chosen' | 'weak'
  /** Null unless it publishes. */
  figures: PublishFigures | null
}

/** A device's camera and its way to the viewers. No React inside; browser only. */
export type Publisher = {
  view(): PublisherView
  subscribe(listener: () => void): () => void
  /** Opens the camera for a look; nobody else sees it. */
  open(): Promise<void>
  /** Publishes with a token of `issueIngest`; opens the camera first where that was not done. */
  start(token: string): Promise<void>
  /** Stops publishing and releases the camera. */
  stop(): Promise<void>
  takeOver(): void
  answer(give: boolean): void
  flip(): Promise<void>
  mute(on: boolean): void
  soundOnly(on: boolean): void
}

const TICK_MS = 500
const STILL = { everyMs: 10_000, bytes: 60_000, bytesWeak: 25_000 } as const
const CATCHING_UP_MS = 2_000
const AGAIN_MS = 3_000
const SOUND_STEP = STEPS.length - 1
/** Most phones on 4G carry this from the beginning; it grows from here. */
const FIRST_STEP = 1
const IDLE: PublisherView = {
  state: { kind: 'idle' },
  stream: null,
  notice: null,
  asked: null,
  muted: false,
  facing: 'environment',
  soundOnly: 'no',
  figures: null,
}

async function connect(): Promise<MediaSocket> {
  const { io } = await import('socket.io-client')
  return io({
    path: MEDIA_SOCKET_PATH,
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    timeout: 6_000,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })
}

/** WebCodecs where the browser has it, else what a MediaRecorder writes; null where it has neither. */
async function encoderFor(input: EncoderInput, events: EncoderEvents): Promise<Encoder | null> {
  const fragments = await import('./fragments-encoder.ts')
  const picture = input.stream.getVideoTracks().length > 0
  if (picture ? await fragments.canEncodeFragments() : typeof AudioEncoder !== 'undefined')
    return fragments.encodeFragments(input, events)
  const { encodeByRecorder, recorderType } = await import('./recorder-encoder.ts')
  return recorderType() ? encodeByRecorder(input, events) : null
}

/** One device's publisher. Make one for a page; what it opens is released by `stop`. */
export function makePublisher(): Publisher {
  let view = IDLE
  const listeners = new Set<() => void>()
  const show = (change: Partial<PublisherView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  let sender: Sender | null = null
  let encoder: Encoder | null = null
  let uplink: Uplink = startUplink(FIRST_STEP, 0)
  let chosen = false
  let applied = -1
  /** Changes of the encoder one after the other. */
  let work: Promise<unknown> = Promise.resolve()
  let release: (() => void)[] = []
  let taken = { bytes: 0, at: 0 }
  let stillAt = 0
  const preview = typeof document === 'undefined' ? null : document.createElement('video')

  const inOrder = (what: () => Promise<void>): Promise<void> => {
    const done = work.then(what)
    work = done.catch(() => undefined)
    return done
  }
  const pictureIn = (stream: MediaStream | null) =>
    stream?.getVideoTracks().some(({ readyState }) => readyState === 'live')
  const stepNow = (): number => (chosen || !pictureIn(view.stream) ? SOUND_STEP : uplink.step)

  function adopt(stream: MediaStream): void {
    if (preview) {
      preview.muted = true
      preview.playsInline = true
      preview.srcObject = stream
      void preview.play().catch(() => undefined)
    }
    for (const track of stream.getAudioTracks()) track.enabled = !view.muted
    show({ stream })
  }

  async function open(): Promise<boolean> {
    if (view.stream) return true
    show({ state: { kind: 'asking' }, notice: null })
    const answer = await openCamera({ facing: view.facing })
    if (!answer.ok) {
      show({ state: { kind: 'noCamera', why: answer.why } })
      return false
    }
    const notices = { camera: 'noCamera', microphone: 'noMicrophone' } as const
    show({ state: { kind: 'ready' }, notice: answer.lacks && notices[answer.lacks] })
    adopt(answer.stream)
    release.push(watchCamera(() => view.stream, { lost, hidden: () => show({ notice: 'hidden' }), back: cameBack }))
    return true
  }

  function lost(kind: 'video' | 'audio'): void {
    show({ notice: kind === 'video' ? 'cameraLost' : 'soundLost' })
    void inOrder(applyStep)
    const timer = setTimeout(() => void reopen(), AGAIN_MS)
    release.push(() => clearTimeout(timer))
  }
  async function reopen(): Promise<void> {
    if (!view.stream) return
    const answer = await openCamera({ facing: view.facing, sound: true })
    if (!view.stream) return answer.ok ? stopTracks(answer.stream) : undefined
    if (!answer.ok) return lost(pictureIn(view.stream) ? 'audio' : 'video')
    stopTracks(view.stream)
    adopt(answer.stream)
    show({ notice: answer.lacks === 'microphone' ? 'noMicrophone' : answer.lacks ? 'noCamera' : null })
    applied = -1
    await inOrder(applyStep)
  }
  function cameBack(): void {
    if (view.notice === 'hidden') show({ notice: null })
    sender?.back()
  }

  /** Makes the encoder do what line, host and camera ask for. */
  async function applyStep(): Promise<void> {
    const step = STEPS[stepNow()]
    if (!encoder || !view.stream || !step || stepNow() === applied) return
    applied = stepNow()
    await encoder.use({ stream: view.stream, step })
    sender?.sound(step.side === 0)
    show({ soundOnly: step.side > 0 ? 'no' : chosen ? 'chosen' : 'weak' })
  }

  async function encode(): Promise<void> {
    if (encoder || !view.stream || !sender) return
    const mine = sender
    const step = STEPS[stepNow()] ?? STEPS[SOUND_STEP]
    applied = stepNow()
    const failed = () => void fail('CannotEncode')
    const made = await encoderFor(
      { stream: view.stream, step: step as Step },
      {
        track: (offer, since) => mine.begin(offer, since),
        part: ({ bytes, key }) => mine.push({ bytes, key, at: Date.now() }),
        failed,
      },
    ).catch(() => null)
    if (!made) return failed()
    if (mine !== sender) return made.stop()
    encoder = made
    mine.sound(stepNow() === SOUND_STEP)
    show({ soundOnly: stepNow() < SOUND_STEP ? 'no' : chosen ? 'chosen' : 'weak' })
  }

  function heard(state: SendState): void {
    if (state.kind === 'sending') {
      show({ state: { kind: 'onAir' } })
      void inOrder(encode)
    } else if (state.kind === 'cut') show({ state: { kind: 'away' } })
    else if (state.kind === 'connecting') show({ state: { kind: 'connecting' } })
    else if (state.kind === 'elsewhere') show({ state: { kind: 'elsewhere', by: state.by } })
    else if (state.kind === 'asking') show({ state: { kind: 'waitingForThem', by: state.by } })
    else if (state.kind === 'tookOver') void halt().then(() => show({ state: { kind: 'tookOver', by: state.by } }))
    else if (state.kind === 'ended') void close({ kind: 'ended' })
    else if (state.kind === 'refused') void close({ kind: 'refused', code: state.code })
  }

  function tick(): void {
    if (!sender || !encoder) return
    const now = performance.now()
    const { takenBytes, waitingMs } = sender.figures()
    const { slow, ...picture } = encoder.figures()
    const before = uplink.step
    uplink = readUplink(uplink, { at: now, connected: sender.state().kind === 'sending', takenBytes, waitingMs, slow })
    if (uplink.step !== before) void inOrder(applyStep)
    const kbits = Math.max(0, ((takenBytes - taken.bytes) * 8) / Math.max(1, now - taken.at))
    taken = { bytes: takenBytes, at: now }
    const smooth = view.figures ? view.figures.kbits * 0.7 + kbits * 0.3 : kbits
    const step = (STEPS[applied] ?? STEPS[SOUND_STEP])?.name ?? 'sound'
    show({ figures: { kbits: Math.round(smooth), waitingMs, ...picture, step, mode: encoder.mode } })
    if (view.state.kind === 'onAir' || view.state.kind === 'catchingUp')
      show({ state: { kind: waitingMs > CATCHING_UP_MS ? 'catchingUp' : 'onAir' } })
    if (now - stillAt > STILL.everyMs && view.state.kind === 'onAir' && pictureIn(view.stream)) void sendStill(now)
  }
  async function sendStill(now: number): Promise<void> {
    stillAt = now
    const bytes = preview && (await takeStill(preview, applied === SOUND_STEP ? STILL.bytesWeak : STILL.bytes))
    if (bytes) await sender?.still(bytes)
  }

  /** Ends sending; the camera stays open. */
  async function halt(): Promise<void> {
    const [oldSender, oldEncoder] = [sender, encoder]
    sender = null
    encoder = null
    await oldEncoder?.stop()
    await oldSender?.leave()
    show({ figures: null, asked: null, soundOnly: 'no' })
  }
  async function close(state: PublishState): Promise<void> {
    await halt()
    for (const stop of release) stop()
    release = []
    stopTracks(view.stream)
    if (preview) preview.srcObject = null
    show({ ...IDLE, facing: view.facing, state })
  }
  const fail = (code: 'CannotEncode') => close({ kind: 'refused', code })

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      await open()
    },
    async start(token) {
      if (sender || !(await open())) return
      show({ state: { kind: 'connecting' } })
      const socket = await connect()
      uplink = startUplink(uplink.step, performance.now())
      taken = { bytes: 0, at: performance.now() }
      stillAt = -STILL.everyMs
      sender = makeSender(socket, token, {
        state: (state) => sender && heard(state),
        asked: (asked) => show({ asked }),
        restart: () => encoder?.restart(),
      })
      const timer = setInterval(tick, TICK_MS)
      release.push(keepAwake(), watchLine(sender), () => clearInterval(timer))
      sender.open({ takeOver: false })
    },
    stop: () => close({ kind: 'idle' }),
    takeOver: () => sender?.open({ takeOver: true }),
    answer: (give) => sender?.answer(give),
    async flip() {
      if (!view.stream) return
      show({ facing: view.facing === 'user' ? 'environment' : 'user' })
      // Phones open one camera at a time.
      for (const track of view.stream.getVideoTracks()) track.stop()
      await reopen()
    },
    mute(on) {
      for (const track of view.stream?.getAudioTracks() ?? []) track.enabled = !on
      show({ muted: on })
    },
    soundOnly(on) {
      chosen = on
      void inOrder(applyStep)
    },
  }
}

const stopTracks = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** Tells the sender at once when the device loses its network or has it again. */
function watchLine(sender: Sender): () => void {
  const events: [string, () => void][] = [
    ['offline', sender.cut],
    ['online', sender.back],
  ]
  for (const [name, what] of events) addEventListener(name, what)
  return () => {
    for (const [name, what] of events) removeEventListener(name, what)
  }
}
