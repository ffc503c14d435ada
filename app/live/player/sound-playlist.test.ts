import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeMediaServer } from '#test/fakes/media-server.ts'
import { soundIn, soundPlaylist } from './sound-playlist.ts'

const picture =
  '#EXT-X-STREAM-INF:BANDWIDTH=872,CODECS="avc1.42c028,mp4a.40.2",RESOLUTION=1920x1080,AUDIO="audio"\nvideo1.m3u8'
const sound = (rest: string) => `#EXT-X-MEDIA:GROUP-ID="audio",NAME="a,b",${rest}`

test.each([
  [
    'a media server’s own',
    [sound('TYPE="AUDIO",AUTOSELECT=YES,DEFAULT=YES,URI="audio2.m3u8?session=s1"')],
    'audio2.m3u8?session=s1',
  ],
  ['unquoted', [sound('TYPE=AUDIO,URI="audio2.m3u8"')], 'audio2.m3u8'],
  [
    'the one that is meant',
    [sound('TYPE=AUDIO,DEFAULT=NO,URI="a.m3u8"'), sound('TYPE=AUDIO,DEFAULT=YES,URI="b.m3u8"')],
    'b.m3u8',
  ],
  ['together with the picture', [sound('TYPE=AUDIO,DEFAULT=YES')], null],
  ['words, not sound', [sound('TYPE=SUBTITLES,URI="words.m3u8"')], null],
  ['none', [], null],
])('%s', (_name, lines, expected) => {
  expect(soundIn(['#EXTM3U', ...lines, picture].join('\r\n'))).toBe(expected)
})

describe('at a media server', () => {
  let server: Awaited<ReturnType<typeof fakeMediaServer>>
  beforeAll(async () => {
    server = await fakeMediaServer({ authHook: () => null })
  })
  afterAll(() => server.close())

  test('who only listens is led to the sound where it comes apart, to both where not, and nowhere before it begins', async () => {
    const address = `${server.url}/s/index.m3u8`
    await expect(soundPlaylist(address)).rejects.toThrow('404')
    await server.publish('s', '', { apart: true })
    expect(await soundPlaylist(address)).toBe(`${server.url}/s/audio_stream.m3u8`)
    await server.publish('s', '')
    expect(await soundPlaylist(address)).toBe(address)
  })
})
