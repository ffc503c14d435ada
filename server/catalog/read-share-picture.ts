import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import type { Deps } from '#server/deps.ts'
import { readPicture } from './read-picture.ts'

const WIDTH = 1_200
const HEIGHT = 630

/** At most a hundred: drawing one takes a tenth of a second, and when a link is shared, many ask for it at once. */
const drawn = new LRUCache<string, Promise<Buffer>>({ max: 100 })

/**
 * The picture that stands for a product where its link is shared: its drawing in the middle of a wide, soft copy of itself.
 * @returns PNG, 1200 × 630
 * @throws DomainError NotFound for an unknown product
 */
export async function readSharePicture(deps: Pick<Deps, 'db'>, slug: string): Promise<Buffer> {
  const svg = await readPicture(deps, slug)
  const known = drawn.get(svg)
  if (known) return known
  const picture = draw(Buffer.from(svg))
  drawn.set(svg, picture)
  picture.catch(() => drawn.delete(svg))
  return picture
}

async function draw(svg: Buffer): Promise<Buffer> {
  const middle = await sharp(svg).resize(HEIGHT, HEIGHT).png().toBuffer()
  return sharp(svg)
    .resize(WIDTH, HEIGHT, { fit: 'cover' })
    .blur(24)
    .modulate({ brightness: 0.98, saturation: 0.8 })
    .composite([{ input: middle, gravity: 'center' }])
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
}
