import sharp, { type Sharp } from 'sharp'
import type { PictureFormat, PictureWidth } from '#domain/pictures.ts'
import type { FileStore, StoredFile } from './file-store.ts'
import { masterOf, sizeOf } from './picture-files.ts'

/** A drawing is rasterised at this many dots an inch: 800 units become 2,133 pixels. */
const DRAWING_DENSITY = 192

/** Being made now, by key: many viewers of a new picture wait for one making. */
const making = new Map<string, Promise<StoredFile | null>>()

/**
 * One size of a picture in one format; made from its master when it is first asked for, then kept. There are twelve a
 * picture at most. Whether the asker may see it is decided before.
 * @returns null where there is no such picture
 */
export async function readPictureFile(
  { files }: { files: FileStore },
  { fileKey, width, format }: { fileKey: string; width: PictureWidth; format: PictureFormat },
): Promise<StoredFile | null> {
  const key = sizeOf(fileKey, width, format)
  const kept = await files.read(key)
  if (kept) return kept
  const begun = making.get(key) ?? makeSize(files, { fileKey, width, format }).finally(() => making.delete(key))
  making.set(key, begun)
  return begun
}

async function makeSize(
  files: FileStore,
  { fileKey, width, format }: { fileKey: string; width: PictureWidth; format: PictureFormat },
): Promise<StoredFile | null> {
  const master = await files.read(masterOf(fileKey))
  if (!master) return null
  const density = master.contentType === 'image/svg+xml' ? DRAWING_DENSITY : undefined
  const resized = sharp(master.bytes, { density }).resize({ width, withoutEnlargement: true })
  const bytes = await encode(resized, format).toBuffer()
  const made = { bytes, contentType: `image/${format}` }
  await files.put(sizeOf(fileKey, width, format), made.bytes, made.contentType)
  return made
}

function encode(picture: Sharp, format: PictureFormat): Sharp {
  if (format === 'avif') return picture.avif({ quality: 55, effort: 3 })
  if (format === 'webp') return picture.webp({ quality: 78, effort: 4 })
  return picture.flatten({ background: '#faf5ea' }).jpeg({ quality: 80, mozjpeg: true })
}
