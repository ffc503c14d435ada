import { type ReplayTimeline, replayStretch } from '#domain/replay-timeline.ts'

export type SpokenLine = { at: Date; lastsMs: number; text: string }

/**
 * Captions as WebVTT on a replay's own time; a caption ends where the next one begins. Those of moments that the replay does
 * not show, and those that were taken out (empty), are left out.
 */
export function writeCaptions(timeline: ReplayTimeline, lines: readonly SpokenLine[]): string {
  const shown = lines.flatMap(({ at, lastsMs, text }) => {
    const fromWallMs = at.getTime()
    const stretch = text.trim() === '' ? null : replayStretch(timeline, { fromWallMs, toWallMs: fromWallMs + lastsMs })
    return stretch ? [{ ...stretch, text }] : []
  })
  const cues = shown.flatMap(({ fromMs, toMs, text }, index) => {
    const end = Math.min(toMs, shown[index + 1]?.fromMs ?? toMs)
    return end > fromMs ? [`${cueTime(fromMs)} --> ${cueTime(end)}\n${plainText(text)}`] : []
  })
  return `${['WEBVTT', ...cues].join('\n\n')}\n`
}

const two = (value: number): string => String(value).padStart(2, '0')

function cueTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return `${clock}.${String(ms % 1_000).padStart(3, '0')}`
}

/** One line: an empty one would end the cue, and `-->` would begin another. */
const plainText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ').trim()
