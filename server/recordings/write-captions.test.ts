import { expect, test } from 'vitest'
import { layTimeline } from '#domain/replay-timeline.ts'
import { writeCaptions } from './write-captions.ts'

const begin = Date.parse('2026-08-28T08:00:00Z')
const segment = (msn: number, startMs: number) => ({ msn, epoch: 1, startMs, durationMs: 60_000, kept: true })
/** Two minutes, an hour without a publisher, two more hours of it. */
const segments = [
  ...[0, 1].map((msn) => segment(msn, msn * 60_000)),
  ...Array.from({ length: 120 }, (_, index) => segment(2 + index, 3_600_000 + index * 60_000)),
]
const timeline = layTimeline([{ epoch: 1, startedAt: new Date(begin) }], segments)
const line = (atMs: number, text: string, lastsMs = 3_000) => ({ at: new Date(begin + atMs), lastsMs, text })

test('captions stand where the replay shows their moment', () => {
  expect(writeCaptions(timeline, [line(61_050, '这是芦花鸡'), line(3_600_000 + 7_200_000 - 1_000, '再见')])).toBe(
    'WEBVTT\n\n00:01:01.050 --> 00:01:04.050\n这是芦花鸡\n\n02:01:59.000 --> 02:02:00.000\n再见\n',
  )
})

test('one ends where the next begins; what is empty or not shown is left out', () => {
  const text = writeCaptions(timeline, [line(0, '一'), line(2_000, '二'), line(4_000, '  '), line(900_000, '没有画面')])
  expect(text).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n一\n\n00:00:02.000 --> 00:00:05.000\n二\n')
})

test('text cannot become markup or another cue', () => {
  const text = writeCaptions(timeline, [line(0, '<b>88 & more</b>\n\n00:00 --> 99:00\nsold out')])
  expect(text.split('\n')).toHaveLength(5)
  expect(text).toContain('&lt;b&gt;88 &amp; more&lt;/b&gt; 00:00 --&gt; 99:00 sold out')
})
