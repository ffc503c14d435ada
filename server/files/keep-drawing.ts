import { createHash } from 'node:crypto'
import type { StoredPicture } from '#domain/pictures.ts'
import type { FileStore } from './file-store.ts'
import { masterOf } from './picture-files.ts'

/** Sides of our own drawings, pixels; they have no natural size. */
const SIDE = 1600

export const keyOfDrawing = (svg: string): string => createHash('sha256').update(svg).digest('hex')

/** Keeps a drawing of our own (an SVG that nobody else wrote) as a picture of the same kind as a photo. */
export async function keepDrawing({ files }: { files: FileStore }, svg: string): Promise<StoredPicture> {
  const fileKey = keyOfDrawing(svg)
  await files.put(masterOf(fileKey), new TextEncoder().encode(svg), 'image/svg+xml')
  return { fileKey, width: SIDE, height: SIDE }
}
