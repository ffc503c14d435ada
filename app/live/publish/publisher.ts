import type { Facing } from './camera.ts'
import { broadcastEmbedded } from './embedded-broadcast.ts'
import { broadcastExternal } from './external-broadcast.ts'
import { type CameraEvents, makeOwnCamera } from './own-camera.ts'
import { type Broadcast, type BroadcastEvents, IDLE, type PublisherView, type PublishState } from './publish-state.ts'
import { keepAwake } from './wake-lock.ts'

/** Leave to publish, as `issueIngest` gave it; `whip` where a media server carries the picture. */
export type PublishPass = { token: string; whip: string | null }

/** A device's camera and its way to the viewers. No React inside; browser only, but for `view`. */
export type Publisher = {
  view(): PublisherView
  subscribe(listener: () => void): () => void
  /** Opens the camera for a look; nobody else sees it. */
  open(): Promise<void>
  /** Opens the camera where it is not, asks for a pass and publishes. `pass` answers null where none is given. */
  start(pass: () => Promise<PublishPass | null>): Promise<void>
  /** Stops publishing and releases the camera. */
  stop(): Promise<void>
  takeOver(): void
  answer(give: boolean): void
  flip(): Promise<void>
  mute(on: boolean): void
  soundOnly(on: boolean): void
}

/** One device's publisher. Make one for a page; what it opens is released by `stop`. */
export function makePublisher(): Publisher {
  let view = IDLE
  let broadcast: Broadcast | null = null
  let wantsSound = false
  /** Counts starts and stops, so that what comes late from one before is not listened to. */
  let turn = 0
  let letSleep = () => {}
  const listeners = new Set<() => void>()
  const show = (change: Partial<PublisherView>) => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const use = () => {
    const stream = camera.stream()
    if (stream) broadcast?.use({ stream, soundOnly: wantsSound })
  }
  const cameraEvents: CameraEvents = {
    changed(stream) {
      show({ stream })
      use()
    },
    notice: (notice) => show({ notice }),
  }
  const camera = makeOwnCamera(view.facing, cameraEvents)
  const online = () => broadcast?.back()

  async function open(): Promise<MediaStream | null> {
    const before = camera.stream()
    if (before) return before
    const mine = turn
    show({ state: { kind: 'asking' }, notice: null })
    const answer = await camera.open()
    if (mine !== turn) return null
    show(
      answer.ok
        ? { state: { kind: 'ready' }, stream: answer.stream }
        : { state: { kind: 'noCamera', why: answer.why } },
    )
    return answer.ok ? answer.stream : null
  }

  /** Publishing is over; the camera stays open where somebody may go on with it. */
  function rest(): void {
    broadcast = null
    letSleep()
    removeEventListener('online', online)
    show({ figures: null, asked: null, soundOnly: 'no' })
  }
  const isOver = ({ kind }: PublishState) => kind === 'tookOver' || kind === 'ended' || kind === 'refused'
  const eventsOf = (mine: number): BroadcastEvents => ({
    state(state) {
      if (mine !== turn) return
      show({ state })
      if (isOver(state)) rest()
    },
    asked: (asked) => mine === turn && show({ asked }),
    figures: (figures, soundOnly) => mine === turn && broadcast && show({ figures, soundOnly }),
  })

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async open() {
      await open()
    },
    async start(pass) {
      if (broadcast || view.state.kind === 'asking' || view.state.kind === 'connecting') return
      const stream = await open()
      if (!stream) return
      const mine = ++turn
      show({ state: { kind: 'connecting' } })
      const given = await pass()
      if (mine !== turn) return
      if (!given) return show({ state: { kind: 'refused', code: 'Unavailable' } })
      const input = { token: given.token, stream, soundOnly: wantsSound }
      const { whip: address } = given
      const made = address
        ? broadcastExternal({ ...input, address }, eventsOf(mine))
        : await broadcastEmbedded(input, eventsOf(mine))
      if (mine !== turn || isOver(view.state)) return made.stop()
      broadcast = made
      letSleep = keepAwake()
      addEventListener('online', online)
    },
    async stop() {
      turn++
      const old = broadcast
      rest()
      show({ state: { kind: 'idle' } })
      await old?.stop()
      camera.close()
      show({ ...IDLE, facing: view.facing })
    },
    takeOver: () => broadcast?.takeOver(),
    answer: (give) => broadcast?.answer(give),
    async flip() {
      const facing: Facing = view.facing === 'user' ? 'environment' : 'user'
      show({ facing })
      await camera.flip(facing)
    },
    mute(on) {
      camera.mute(on)
      show({ muted: on })
    },
    soundOnly(on) {
      wantsSound = on
      show({ soundOnly: on ? 'chosen' : 'no' })
      use()
    },
  }
}
