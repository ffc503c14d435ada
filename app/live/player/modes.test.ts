import { expect, test } from 'vitest'
import { afterFailure, modesFor } from './modes.ts'

const embedded = { kind: 'embedded' } as const
const external = { kind: 'external', hls: 'https://m/h', whep: 'https://m/w' } as const
const all = { mediaSource: true, webRtc: true, nativeHls: true }

test('the shortest way that a browser has comes first', () => {
  expect(modesFor(embedded, all)).toEqual(['push', 'hls', 'native'])
  expect(modesFor(external, all)).toEqual(['whep', 'hls', 'native'])
  expect(modesFor(embedded, { ...all, mediaSource: false })).toEqual(['native'])
  expect(modesFor(external, { ...all, webRtc: false, nativeHls: false })).toEqual(['hls'])
  expect(modesFor(embedded, { mediaSource: false, webRtc: true, nativeHls: false })).toEqual([])
})

test('a way that stalls gives place to the next, and the last to the first', () => {
  const modes = modesFor(embedded, all)
  expect(afterFailure(modes, 'push', 'stalling')).toEqual({ modes, next: 'hls' })
  expect(afterFailure(modes, 'native', 'unreachable')).toEqual({ modes, next: 'push' })
})

test('a way that cannot work is not tried again, until none is left', () => {
  const modes = modesFor(embedded, { ...all, nativeHls: false })
  expect(afterFailure(modes, 'push', 'unsupported')).toEqual({ modes: ['hls'], next: 'hls' })
  expect(afterFailure(['push', 'hls'], 'hls', 'unsupported')).toEqual({ modes: ['push'], next: 'push' })
  expect(afterFailure(['hls'], 'hls', 'unsupported')).toEqual({ modes: [], next: null })
})
