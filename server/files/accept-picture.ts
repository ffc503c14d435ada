import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { DomainError } from '#domain/errors.ts'
import type { StoredPicture } from '#domain/pictures.ts'
import type { FileStore } from './file-store.ts'
import { masterOf } from './picture-files.ts'

/** Bytes of one picture as a phone sends it. */
export const MOST_BYTES = 15 * 1024 * 1024
/** Pixels that are decoded at all: a small file can unfold into gigabytes. */
const MOST_PIXELS = 60_000_000
/** Longest side of what is kept. */
const KEPT_SIDE = 2400
/** Told by the content, never by a name or a header. No SVG: it can carry scripts. */
const formats = new Set(['jpeg', 'png', 'webp', 'heif'])

/**
 * Takes in a picture from outside. What is kept is drawn anew: upright, without place, camera or anything else beside the
 * pixels. Sizes for pages are made from it when they are first asked for (`read-picture-file.ts`). The same bytes twice
 * are one picture.
 * @throws DomainError PictureTooLarge {megabytes, megapixels}, PictureUnreadable (not a JPEG, PNG, WebP or AVIF, or broken)
 */
export async function acceptPicture({ files }: { files: FileStore }, bytes: Uint8Array): Promise<StoredPicture> {
  const limits = { megabytes: MOST_BYTES / 1024 / 1024, megapixels: MOST_PIXELS / 1_000_000 }
  if (bytes.byteLength > MOST_BYTES) throw new DomainError('PictureTooLarge', limits)
  const { format, width, height } = await readFacts(bytes)
  if (!format || !formats.has(format)) throw new DomainError('PictureUnreadable')
  if (width * height > MOST_PIXELS) throw new DomainError('PictureTooLarge', limits)
  const { data, info } = await redraw(bytes)
  const fileKey = createHash('sha256').update(bytes).digest('hex')
  await files.put(masterOf(fileKey), data, 'image/webp')
  return { fileKey, width: info.width, height: info.height }
}

const readFacts = (bytes: Uint8Array) => legible(() => sharp(bytes, { limitInputPixels: false }).metadata())

const redraw = (bytes: Uint8Array) =>
  legible(() =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90, effort: 2 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true }),
  )

/** Whatever the decoder says against a picture, at once or later, the picture is at fault. */
async function legible<Result>(decode: () => Promise<Result>): Promise<Result> {
  try {
    return await decode()
  } catch {
    throw new DomainError('PictureUnreadable')
  }
}
