import { Parser } from 'm3u8-parser'
import { expect, test } from 'vitest'
import { layTimeline } from '#domain/replay-timeline.ts'
import { writePlaylist } from './write-playlist.ts'

const startedAt = new Date('2026-08-28T08:00:00Z')
const segment = (msn: number, epoch: number, startMs: number, durationMs = 1_000) => ({
  ...{ msn, epoch, startMs, durationMs },
  kept: true,
})
const { pieces } = layTimeline(
  [
    { epoch: 1, startedAt },
    { epoch: 2, startedAt: new Date(startedAt.getTime() + 60_000) },
  ],
  [segment(0, 1, 0), segment(1, 1, 1_040), segment(2, 1, 9_000), segment(3, 2, 0, 1_600)],
)

test('a player finds every piece, its track and its time', () => {
  const parser = new Parser()
  parser.push(writePlaylist(pieces, '../'))
  parser.end()
  const { segments, endList, targetDuration, playlistType } = parser.manifest
  expect({ endList, targetDuration, playlistType }).toEqual({ endList: true, targetDuration: 2, playlistType: 'VOD' })
  expect(
    segments.map(({ uri, duration, discontinuity, map, dateTimeString }) => [
      uri,
      duration,
      Boolean(discontinuity),
      map?.uri,
      dateTimeString,
    ]),
  ).toEqual([
    ['../kept/0.m4s', 1.04, false, '../kept/1/init.mp4', '2026-08-28T08:00:00.000Z'],
    ['../kept/1.m4s', 1, false, '../kept/1/init.mp4', undefined],
    ['../kept/2.m4s', 1, true, '../kept/1/init.mp4', '2026-08-28T08:00:09.000Z'],
    ['../kept/3.m4s', 1.6, true, '../kept/2/init.mp4', '2026-08-28T08:01:00.000Z'],
  ])
})
