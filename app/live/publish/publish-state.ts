import type { MediaRefusal } from '#domain/live-media.ts'
import type { CameraTrouble, Facing } from './camera.ts'
import type { Encoder } from './encoder.ts'
import type { Elsewhere } from './send-state.ts'
import type { Step } from './uplink.ts'

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

/** A question to give way; no answer by `until` (ms since 1970) is a yes. */
export type Asked = Elsewhere & { until: number }

/** Sound without a picture: because the host wants it, or the line carries no more. */
export type SoundOnly = 'no' | 'chosen' | 'weak'

/** Kilobits a second that the server takes, and how old the oldest is that it has not taken. */
export type PublishFigures = {
  kbits: number
  waitingMs: number
  width: number
  height: number
  framesPerSecond: number
  step: Step['name']
  mode: Encoder['mode'] | 'webrtc'
}

export type PublisherView = {
  state: PublishState
  stream: MediaStream | null
  notice: PublishNotice | null
  asked: Asked | null
  muted: boolean
  facing: Facing
  soundOnly: SoundOnly
  /** Null unless it publishes. */
  figures: PublishFigures | null
}

export const IDLE: PublisherView = {
  state: { kind: 'idle' },
  stream: null,
  notice: null,
  asked: null,
  muted: false,
  facing: 'environment',
  soundOnly: 'no',
  figures: null,
}

/** A stream on its way to the viewers, whatever carries it. */
export type Broadcast = {
  /** Goes on with another stream, or with sound alone. */
  use(input: { stream: MediaStream; soundOnly: boolean }): void
  takeOver(): void
  answer(give: boolean): void
  /** The device has a network again. */
  back(): void
  /** Resolves when nothing is sent any more. The stream stays open. */
  stop(): Promise<void>
}
export type BroadcastEvents = {
  state(state: PublishState): void
  asked(asked: Asked | null): void
  figures(figures: PublishFigures, soundOnly: SoundOnly): void
}
export type BroadcastInput = { token: string; stream: MediaStream; soundOnly: boolean }
