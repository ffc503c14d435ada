/** Widths in pixels and formats in which a picture is served; the first format that a browser knows is taken. */
export const pictureWidths = [320, 640, 960, 1440] as const
export const pictureFormats = ['avif', 'webp', 'jpeg'] as const

export type PictureWidth = (typeof pictureWidths)[number]
export type PictureFormat = (typeof pictureFormats)[number]

/** A picture as pages know it. Its files lie under `fileKey`, the SHA-256 (hex) of what was handed in; size in pixels. */
export type StoredPicture = { fileKey: string; width: number; height: number }

/** The widths that a picture has: none is larger than itself, but one there always is. */
export const widthsOf = ({ width }: Pick<StoredPicture, 'width'>): PictureWidth[] => {
  const [smallest, ...larger] = pictureWidths
  return [smallest, ...larger.filter((one) => one <= width)]
}

/** Address of a public picture. */
export const pictureAddress = (fileKey: string, width: PictureWidth, format: PictureFormat): string =>
  `/media/${fileKey}/${width}.${format}`

const NAME = /^(\d+)\.([a-z]+)$/

/** Reads `640.avif`; null for what is no size or format of ours. */
export function readPictureName(name: string): { width: PictureWidth; format: PictureFormat } | null {
  const [, digits, ending] = NAME.exec(name) ?? []
  const width = pictureWidths.find((one) => String(one) === digits)
  const format = pictureFormats.find((one) => one === ending)
  return width && format ? { width, format } : null
}
