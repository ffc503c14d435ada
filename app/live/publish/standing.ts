import { type MediaRefusal, type Refused, TAKEOVER_MS } from '#domain/live-media.ts'
import { AGAIN_MS, ANSWER_MS, type Elsewhere, type MediaSocket, type SendState } from './send-state.ts'

export type StandingEvents = {
  state(state: SendState): void
  /** Somebody asks for the picture; no answer by `until` (ms) gives way. Null: the question is over. */
  asked(by: (Elsewhere & { until: number }) | null): void
  /** This connection is the publisher now, or is not (any more). */
  granted(): void
  withdrawn(): void
}

/** Whether this device is its session's publisher. */
export type Standing = {
  open(input: { takeOver: boolean }): void
  answer(give: boolean): void
  /** @returns whether what was refused says that this connection is not the publisher */
  lost(refused: Refused): boolean
  leave(): Promise<void>
  state(): SendState
  holds(): boolean
}

const FINAL: readonly MediaRefusal[] = ['TokenUnknown', 'TokenEnded', 'SessionNotOnAir', 'InvalidInput']
const isEnd = (code: MediaRefusal): boolean => FINAL.includes(code)
const NOBODY: Elsewhere = { device: '', name: '' }

/** Asks to publish with a token, over a connection that comes and goes, until another device took over or it is ended. */
export function makeStanding(socket: MediaSocket, token: string, events: StandingEvents): Standing {
  let state: SendState = { kind: 'connecting' }
  /** Answers to what was asked before the newest change are not listened to. */
  let turn = 0
  let holds = false
  let takeOver = false
  /** Whoever was taken over, or left, does not come back by a connection alone. */
  let wanted = false

  const become = (next: SendState): void => {
    state = next
    events.state(next)
  }
  const withdraw = (): number => {
    holds = false
    events.withdrawn()
    return ++turn
  }
  const later = (of: number): void => void setTimeout(() => of === turn && publish(), AGAIN_MS)

  async function publish(): Promise<void> {
    const mine = withdraw()
    const by = 'by' in state ? state.by : null
    if (takeOver && by) become({ kind: 'asking', by })
    const answer = await socket
      .timeout(ANSWER_MS + TAKEOVER_MS)
      .emitWithAck('publish', { token, takeOver })
      .catch(() => null)
    if (mine !== turn) return
    if (!answer) return socket.connected ? later(mine) : undefined
    if (!answer.ok) return refuse(answer, mine)
    takeOver = false
    holds = true
    become({ kind: 'sending' })
    events.granted()
  }
  function refuse({ code, elsewhere }: Refused, mine: number): void {
    if (code === 'PublisherElsewhere') {
      takeOver = false
      become({ kind: 'elsewhere', by: elsewhere ?? NOBODY })
    } else if (isEnd(code)) end(code)
    else later(mine)
  }
  function end(code: MediaRefusal): void {
    withdraw()
    become({ kind: code === 'TokenEnded' || code === 'SessionNotOnAir' ? 'ended' : 'refused', code })
    socket.disconnect()
  }
  function giveUp(by: Elsewhere = NOBODY): void {
    wanted = false
    withdraw()
    events.asked(null)
    become({ kind: 'tookOver', by })
  }

  socket.on('connect', () => wanted && void publish())
  socket.on('disconnect', () => {
    withdraw()
    events.asked(null)
    if (state.kind === 'sending' || state.kind === 'connecting' || state.kind === 'asking') become({ kind: 'cut' })
  })
  socket.on('askedToGiveWay', ({ device, name, ms }) => events.asked({ device, name, until: Date.now() + ms }))
  socket.on('tookOver', giveUp)
  socket.on('publishEnded', ({ code }) => end(code))

  return {
    open(input) {
      takeOver = input.takeOver
      wanted = true
      if (socket.connected) void publish()
      else socket.connect()
    },
    answer(give) {
      socket.emit('giveWay', { give })
      events.asked(null)
    },
    lost({ code, elsewhere }) {
      if (code === 'TokenEnded' || code === 'SessionNotOnAir') end(code)
      else if (code === 'PublisherElsewhere') giveUp(elsewhere)
      else if (code === 'TokenUnknown') void publish()
      else return false
      return true
    },
    async leave() {
      wanted = false
      withdraw()
      if (socket.connected)
        await socket
          .timeout(AGAIN_MS)
          .emitWithAck('leave')
          .catch(() => undefined)
      become({ kind: 'left' })
      socket.disconnect()
    },
    state: () => state,
    holds: () => holds,
  }
}
