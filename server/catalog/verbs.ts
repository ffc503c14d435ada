import type { Deps } from '#server/deps.ts'
import { readFront } from './read-front.ts'
import { readPicture } from './read-picture.ts'
import { readProducer } from './read-producer.ts'
import { readProduct } from './read-product.ts'
import { readSharePicture } from './read-share-picture.ts'
import { countSitemaps, readSitemap } from './read-sitemap.ts'

export const catalogVerbs = (deps: Deps) => ({
  readFront: (cityCode: string | null) => readFront(deps, cityCode),
  readProduct: (slug: string) => readProduct(deps, slug),
  readProducer: (key: string) => readProducer(deps, key),
  readPicture: (slug: string) => readPicture(deps, slug),
  readSharePicture: (slug: string) => readSharePicture(deps, slug),
  countSitemaps: () => countSitemaps(deps),
  readSitemap: (part: number) => readSitemap(deps, part),
})
