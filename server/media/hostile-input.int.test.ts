import { randomUUID } from 'node:crypto'
import http from 'node:http'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEDIA_LIMITS, MEDIA_PATH } from '#domain/live-media.ts'
import { useAttackedServer } from '#test/media/attacked.ts'
import { offer, partsOf, publish, send } from '#test/media/bare-connection.ts'

const attacked = useAttackedServer()
const { connect, publishing, tokenOf } = attacked

describe('malformed media', () => {
  async function begin() {
    const { init, parts } = await partsOf(40)
    const socket = connect()
    expect(await publish(socket, await tokenOf(attacked.show))).toEqual({ ok: true })
    const track = await offer(socket, init)
    expect(track).toMatchObject({ ok: true, next: 0 })
    return { socket, parts, epoch: track.epoch as number }
  }
  const at = (bytes: Buffer, type: string) => bytes.indexOf(type, 0, 'latin1')
  const change = (bytes: Buffer, where: number, value: number) => {
    const changed = Buffer.from(bytes)
    changed.writeUInt32BE(value, where)
    return changed
  }
  const swapped = (bytes: Buffer) => {
    const mdat = at(bytes, 'mdat') - 4
    return Buffer.concat([bytes.subarray(mdat), bytes.subarray(0, mdat)])
  }

  test('of every kind is refused by its name, and the track goes on', async () => {
    const { socket, parts, epoch } = await begin()
    const [first, second] = parts as [Buffer, Buffer]
    const bad: [string, Buffer][] = [
      ['cut short', first.subarray(0, first.length - 100)],
      ['boxes in the wrong order', swapped(first)],
      ['a track that the beginning does not know', change(first, at(first, 'tfhd') + 8, 9)],
      ['a million frames', change(first, at(first, 'trun') + 8, 1_000_000)],
      ['a box longer than all', change(first, at(first, 'traf') - 4, 0x7fffffff)],
      ['two parts in one', Buffer.concat([first, second])],
      ['nothing', Buffer.alloc(0)],
      ['text', Buffer.from('moof'.repeat(100))],
    ]
    for (const [what, bytes] of bad)
      expect(await send(socket, epoch, 0, bytes), what).toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 0, first)).toMatchObject({ ok: true, next: 1 })
    for (const [number, part] of parts.slice(1, 20).entries())
      expect(await send(socket, epoch, number + 1, part)).toMatchObject({ ok: true })
    const later = parts[20] as Buffer
    const ahead = change(later, at(later, 'tfdt') + 8, 0x7fffffff)
    expect(await send(socket, epoch, 20, ahead), 'a time far ahead').toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 20, first), 'time that goes back').toEqual({ ok: false, code: 'MalformedMedia' })
    expect(await send(socket, epoch, 20, later)).toMatchObject({ ok: true, next: 21 })
  })

  test('with any bits turned or bytes lost is refused or harmless', async () => {
    const { socket, parts, epoch } = await begin()
    let next = 0
    const damage = fc.record({
      turned: fc.array(fc.nat(20_000), { maxLength: 6 }),
      inHead: fc.array(fc.nat(600), { maxLength: 4 }),
      cut: fc.option(fc.nat(20_000), { freq: 4 }),
    })
    const damaged = fc.asyncProperty(damage, async ({ turned, inHead, cut }) => {
      const part = parts[next] as Buffer
      const bytes = Buffer.from(cut === null ? part : part.subarray(0, cut))
      for (const where of [...turned, ...inHead])
        if (where < bytes.length) bytes[where] = (bytes[where] as number) ^ (1 << (where % 8))
      const answer = await send(socket, epoch, next, bytes)
      if (answer.ok) next = Math.min(answer.next, parts.length - 1)
      else expect(answer.code).toBe('MalformedMedia')
    })
    await fc.assert(damaged, { numRuns: 200 })
    expect(socket.connected).toBe(true)
  })

  test('in a beginning is refused, whatever is wrong with it', async () => {
    const { init } = await partsOf(0)
    const socket = connect()
    await publish(socket, await tokenOf(attacked.show))
    const large = Buffer.alloc(MEDIA_LIMITS.init + 1)
    const tries: [Uint8Array, string][] = [
      [init.subarray(0, init.length - 10), 'MalformedMedia'],
      [Buffer.from('not a film'), 'MalformedMedia'],
      [swappedInit(Buffer.from(init)), 'MalformedMedia'],
      [large, 'TooLarge'],
    ]
    for (const [bytes, code] of tries) expect(await offer(socket, bytes)).toEqual({ ok: false, code })
    expect(await socket.emitWithAck('track', { kind: 'recorder', mime: 'video/x-flv', ageMs: 0 })).toMatchObject({
      ok: false,
    })
    expect(await offer(socket, init)).toMatchObject({ ok: true })
  })
  const swappedInit = (init: Buffer) => {
    const moov = at(init, 'moov') - 4
    return Buffer.concat([init.subarray(moov), init.subarray(0, moov)])
  }
})

describe('malformed addresses', () => {
  test.each([
    ['no session', `/${randomUUID()}/index.m3u8`, 404],
    ['a name that leads out', '/SESSION/..%2f..%2fpackage.json', 404],
    ['dots', '/SESSION/../../package.json', 404],
    ['a zero byte', '/SESSION/s0.m4s%00', 404],
    ['a segment that never was', '/SESSION/s999999999.m4s', 404],
    ['a number too long', '/SESSION/p99999999999999999999.0.m4s', 404],
    ['a part below zero', '/SESSION/p0.-1.m4s', 404],
    ['a message number below zero', '/SESSION/index.m3u8?_HLS_msn=-1', 400],
    ['a part of no segment', '/SESSION/index.m3u8?_HLS_part=1', 400],
    ['words for numbers', '/SESSION/index.m3u8?_HLS_msn=NaN&_HLS_part=1e9', 400],
    ['a long name', `/SESSION/${'a'.repeat(5_000)}`, 404],
    ['capitals', `/${randomUUID().toUpperCase()}/index.m3u8`, 404],
  ])('who ask for %s get nothing', async (_what, address, status) => {
    const one = await publishing()
    await one.publish(6)
    const asked = await rawStatus(`${MEDIA_PATH}${address.replace('SESSION', attacked.show.sessionId)}`)
    // What is none of the live addresses is left to the pages, which this server has none of.
    expect([status, 418]).toContain(asked)
  })

  test('who asks for something to be written gets nothing', async () => {
    const address = `${attacked.server.url}${MEDIA_PATH}/${attacked.show.sessionId}/index.m3u8`
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(address, { method })).status).toBe(405)
  })
})

/** Unlike `fetch`, sends a path as it is. */
async function rawStatus(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: attacked.server.port, path: address }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      .on('error', reject)
  })
}
