import { expect, test } from 'vitest'
import { mediaOf, slateOf } from './slate.ts'

const room = { media: 'on', paused: false } as const
const playing = { mode: 'push', media: 'on', phase: 'playing' } as const

test('a picture that plays has nothing over it', () => {
  expect(slateOf(room, playing, false)).toBeNull()
})

test('what the host or the line did comes before what the browser does', () => {
  expect(slateOf({ ...room, paused: true }, { ...playing, media: 'away' }, true)).toBe('paused')
  expect(slateOf(room, { ...playing, media: 'away', phase: 'stalled' }, false)).toBe('away')
  expect(slateOf({ ...room, media: 'none' }, { ...playing, media: null, phase: 'connecting' }, false)).toBe('none')
  expect(slateOf({ ...room, media: 'none' }, { ...playing, media: 'none', phase: 'impossible' }, false)).toBe('none')
})

test('sound alone is said, chosen or not', () => {
  expect(slateOf(room, { ...playing, media: 'audio' }, true)).toBe('sound')
  expect(slateOf(room, playing, true)).toBe('chosen')
  expect(slateOf(room, { ...playing, phase: 'connecting' }, true)).toBe('connecting')
})

test('the socket of the picture knows first; without it the room does', () => {
  expect(mediaOf({ media: 'on' }, { mode: 'push', media: 'away' })).toBe('away')
  expect(mediaOf({ media: 'on' }, { mode: 'push', media: null })).toBe('on')
  expect(mediaOf({ media: 'on' }, { mode: 'hls', media: 'away' })).toBe('on')
})
