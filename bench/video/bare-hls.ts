/*
 * The least a server of a low-latency playlist can do: hands out ready bytes, and lets those wait who ask for what comes
 * next. Its parent tells it how large parts are.
 */
import http, { type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PART_MS, SEGMENT_MS } from '#domain/live-media.ts'
import { publishStamped } from './stamped.ts'

const PER_SEGMENT = SEGMENT_MS / PART_MS
/** Parts kept and listed. */
const WINDOW = 60
const kept = new Map<number, Buffer>()
let newest = -1
let playlist = ''
let waiting: { number: number; answer: () => void }[] = []

function write(): string {
  const first = Math.max(0, Math.floor((newest - WINDOW) / PER_SEGMENT)) * PER_SEGMENT
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9', `#EXT-X-TARGETDURATION:${SEGMENT_MS / 1_000}`]
  lines.push('#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.6', '#EXT-X-PART-INF:PART-TARGET=0.2')
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${first / PER_SEGMENT}`, '#EXT-X-MAP:URI="part-0"')
  for (let number = first; number <= newest; number++) {
    const begins = number % PER_SEGMENT === 0
    if (begins && number > first) lines.push('#EXTINF:1.0,', `segment-${number / PER_SEGMENT - 1}`)
    lines.push(`#EXT-X-PART:DURATION=0.2,URI="part-${number}"${begins ? ',INDEPENDENT=YES' : ''}`)
  }
  if ((newest + 1) % PER_SEGMENT === 0) lines.push('#EXTINF:1.0,', `segment-${(newest + 1) / PER_SEGMENT - 1}`)
  return `${[...lines, `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="part-${newest + 1}"`].join('\n')}\n`
}

function when(number: number, answer: () => void) {
  if (number <= newest) answer()
  else waiting.push({ number, answer })
}

function send(response: ServerResponse, body: Buffer | string | undefined) {
  response.writeHead(body === undefined ? 404 : 200, { 'Content-Length': body ? Buffer.byteLength(body) : 0 }).end(body)
}

const server = http.createServer(({ url = '' }, response) => {
  const [, segment, part] = /_HLS_msn=(\d+)&_HLS_part=(\d+)/.exec(url) ?? []
  const number = Number(/part-(\d+)/.exec(url)?.[1])
  if (url.startsWith('/index.m3u8'))
    when(segment ? Number(segment) * PER_SEGMENT + Number(part) : 0, () => send(response, playlist))
  else when(number, () => send(response, kept.get(number)))
})

process.once('disconnect', () => process.exit())
process.once('message', (sizes: number[]) => {
  const published = publishStamped(sizes, (part, number) => {
    kept.set(number, part)
    if (number > WINDOW + PER_SEGMENT && number - WINDOW - PER_SEGMENT > 0) kept.delete(number - WINDOW - PER_SEGMENT)
    newest = number
    playlist = write()
    const ready = waiting.filter((one) => one.number <= newest)
    waiting = waiting.filter((one) => one.number > newest)
    for (const { answer } of ready) answer()
  })
  process.on('message', (message: object) => {
    if ('published' in message) process.send?.({ published })
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})
