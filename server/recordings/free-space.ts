import { statfs } from 'node:fs/promises'
import type { Env } from '#server/env.ts'

const GIGABYTE = 1_000_000_000
/** How long (ms) a reading of the disk is good. */
const LASTS_MS = 2_000
/** A disk that was full counts as full until so much more is free. */
const AGAIN_BYTES = 500_000_000

/**
 * Bytes that may still be written where recordings lie before the shop itself would lack room; negative where it would
 * already. Infinity for a bucket.
 */
export async function readFreeSpace(
  env: Pick<Env, 'S3_BUCKET' | 'DATA_DIR' | 'RECORDING_MIN_FREE_GB'>,
): Promise<number> {
  if (env.S3_BUCKET) return Number.POSITIVE_INFINITY
  const { bavail, bsize } = await statfs(env.DATA_DIR)
  return bavail * bsize - env.RECORDING_MIN_FREE_GB * GIGABYTE
}

/** Whether there is room for recordings, asked as often as anybody likes. A disk that cannot be asked counts as having room. */
export function watchSpace(read: () => Promise<number>): () => Promise<boolean> {
  let readAt = Number.NEGATIVE_INFINITY
  let room = true
  return async () => {
    if (performance.now() - readAt < LASTS_MS) return room
    readAt = performance.now()
    const free = await read().catch(() => Number.POSITIVE_INFINITY)
    room = free > (room ? 0 : AGAIN_BYTES)
    return room
  }
}
