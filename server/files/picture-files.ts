import type { PictureFormat, PictureWidth } from '#domain/pictures.ts'

/** What all sizes of a picture are made from. */
export const masterOf = (fileKey: string): string => `pictures/${fileKey}/master`

export const sizeOf = (fileKey: string, width: PictureWidth, format: PictureFormat): string =>
  `pictures/${fileKey}/${width}.${format}`
