import { illustrate } from '#domain/illustration/illustrate.ts'
import type { Variant } from '#domain/illustration/scene.ts'
import type { DemoFamily } from './family.ts'
import { pairs } from './pairs.ts'

const variants = [0, 1, 2] as const satisfies Variant[]

/** The drawings of a good's gallery, the one of its first pack first. */
export function viewsOf(family: DemoFamily): string[] {
  const tint = pairs.find(({ district }) => district.code === family.district)?.tint ?? 'fengdu'
  const first = family.packs[0]?.variant ?? 0
  return [first, ...variants.filter((variant) => variant !== first)].map((variant) =>
    illustrate({ kind: family.kind, tint, variant }),
  )
}
