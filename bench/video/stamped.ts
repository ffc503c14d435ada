import { crc32 } from 'node:zlib'
import { PART_MS } from '#domain/live-media.ts'
import { nameOf } from './judge.ts'

/** Parts of the size that were published, each with its own number in its last bytes, at the pace of a live picture. */
export function publishStamped(sizes: readonly number[], publish: (part: Buffer, number: number) => void) {
  const published: string[] = []
  const next = () => {
    const part = Buffer.alloc(sizes[published.length % sizes.length] ?? 0, 'part')
    part.writeUInt32BE(published.length, part.length - 4)
    published.push(nameOf(part.length, crc32(part)))
    publish(part, published.length - 1)
  }
  next()
  setInterval(next, PART_MS)
  return published
}
