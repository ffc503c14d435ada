import { DomainError } from '#domain/errors.ts'
import { illustrate } from '#domain/illustration/illustrate.ts'
import { isKind } from '#domain/illustration/kinds.ts'
import { isTint } from '#domain/illustration/tints.ts'
import type { Deps } from '#server/deps.ts'

/**
 * The drawing of a product, a whole SVG document.
 * @throws DomainError NotFound for an unknown product
 * @throws Error when the catalogue names a kind or tint that nobody drew
 */
export async function readPicture({ db }: Pick<Deps, 'db'>, slug: string): Promise<string> {
  const product = await db.prisma.product.findUnique({
    where: { slug },
    select: { nameZh: true, illustrationKind: true, illustrationTint: true, illustrationVariant: true },
  })
  if (!product) throw new DomainError('NotFound', { slug })
  const { illustrationKind: kind, illustrationTint: tint } = product
  if (!isKind(kind) || !isTint(tint)) throw new Error(`No drawing of ${kind} in ${tint}, asked for by product ${slug}`)
  const variant = ([0, 1, 2] as const)[product.illustrationVariant] ?? 0
  return illustrate({ kind, tint, variant, title: product.nameZh })
}
