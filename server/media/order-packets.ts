import type { MediaPacket } from '#domain/media/tracks.ts'

type Kind = MediaPacket['kind']

/** How long (ms of media time) a frame waits for one of the other kind that comes before it. */
const WAIT_MS = 300

/** Brings frames of picture and sound, each in its own order, into one order of time. Pure. */
export function orderPackets(
  put: (packet: MediaPacket) => void,
  expected: Record<Kind, boolean>,
): { add(packet: MediaPacket): void; end(kind: Kind): void } {
  const queues: Record<Kind, MediaPacket[]> = { video: [], audio: [] }
  const open = { ...expected }
  let newest = 0
  let soundUs = 0

  function next(): Kind | null {
    const [video, audio] = [queues.video[0], queues.audio[0]]
    if (video && audio) return video.timestampUs <= audio.timestampUs ? 'video' : 'audio'
    const only = video ?? audio
    if (!only) return null
    const other = only.kind === 'video' ? 'audio' : 'video'
    return !open[other] || only.timestampUs < newest - WAIT_MS * 1_000 ? only.kind : null
  }
  function release(): void {
    for (let kind = next(); kind; kind = next()) put(queues[kind].shift() as MediaPacket)
  }

  return {
    add(packet) {
      newest = Math.max(newest, packet.timestampUs)
      // A sound that does not say how long it lasts lasts as long as the one before.
      if (packet.kind === 'audio' && packet.durationUs > 0) soundUs = packet.durationUs
      const durationUs = packet.durationUs || (packet.kind === 'audio' ? soundUs : 0)
      queues[packet.kind].push({ ...packet, durationUs })
      release()
    },
    end(kind) {
      open[kind] = false
      release()
    },
  }
}
