import { expect, test } from 'vitest'
import { isAfter, readPlaylist } from './playlist.ts'

const text = `#EXTM3U
#EXT-X-VERSION:9
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-MAP:URI="init.mp4"
#EXTINF:1.0,
s7.m4s
#EXT-X-PART:DURATION=0.2,URI="p8.0.m4s",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.2,URI="p8.1.m4s"
#EXTINF:0.4,
s8.m4s
#EXT-X-PART:DURATION=0.2,URI="p9.0.m4s",INDEPENDENT=YES
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="p9.1.m4s"
`

test('parts stand where their segment stands; the hint is the one that comes next', () => {
  const list = readPlaylist(text)
  expect(list.parts.map(({ msn, part, independent }) => [msn, part, independent])).toEqual([
    [8, 0, true],
    [8, 1, false],
    [9, 0, true],
  ])
  expect(list).toMatchObject({ map: 'init.mp4', hint: { msn: 9, part: 1, uri: 'p9.1.m4s' }, next: { msn: 9, part: 1 } })
  expect(list.ended).toBe(false)
  expect(readPlaylist(`${text}#EXT-X-ENDLIST\n`).ended).toBe(true)
})

test('places are compared by segment, then by part', () => {
  expect(isAfter({ msn: 8, part: 0 }, { msn: 7, part: 9 })).toBe(true)
  expect(isAfter({ msn: 8, part: 1 }, { msn: 8, part: 1 })).toBe(false)
})
