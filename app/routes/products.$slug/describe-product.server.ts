import type { AppLoadContext } from '@remix-run/node'
import { pictureAddress } from '#domain/pictures.ts'
import type { ProductPage } from '#server/catalog/read-product.ts'
import type { ReviewSummary } from '#server/reviews/list-reviews.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { Ld } from '../../seo/json-ld.tsx'
import { breadcrumbLd, productLd } from '../../seo/product-ld.ts'

/** The page in schema.org's words: the good with its offer and stars, and the way to it. */
export function describeProduct(
  { locale, publicUrl }: Pick<AppLoadContext, 'locale' | 'publicUrl'>,
  product: ProductPage,
  { average, count }: ReviewSummary,
): Ld[] {
  const t = translate(locale)
  const at = (path: string) => `${publicUrl}${path}`
  const url = at(`/products/${product.slug}?lang=${locale}`)
  const open = product.free > 0 && product.division && !product.withdrawn
  const availability =
    open && product.window.shipsNow ? 'InStock' : open && product.window.preorder ? 'PreOrder' : 'OutOfStock'
  const category = product.category.name[locale]
  const facts = {
    url,
    slug: product.slug,
    name: product.name[locale],
    description: product.description[locale],
    pictures: product.gallery.map(({ fileKey }) => at(pictureAddress(fileKey, 960, 'jpeg'))),
    category,
    seller: product.seller.name[locale],
    priceFen: product.priceFen,
    availability,
    releasesOn: product.window.preorder?.releasesOn ?? null,
    rating: average === null ? null : { mean: average / 10, count },
  } as const
  return [
    productLd(facts),
    breadcrumbLd([
      { name: t('shell.nav.home'), url: at('/') },
      { name: category, url: at(`/products?category=${product.category.slug}`) },
      { name: facts.name, url },
    ]),
  ]
}
