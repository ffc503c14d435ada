import type { StoredPicture } from '#domain/pictures.ts'
import type { Picture } from '#server/db/generated/client.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** A picture of a good's gallery; `illustration` where it is drawn, not photographed. */
export type GalleryPicture = StoredPicture & { alt: Bilingual; illustration: boolean }

export const toGalleryPicture = ({ fileKey, width, height, altZh, altEn, kind }: Picture): GalleryPicture => ({
  fileKey,
  width,
  height,
  alt: bilingual(altZh, altEn),
  illustration: kind === 'illustration',
})
