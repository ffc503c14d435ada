import type { Deps } from '#server/deps.ts'
import { batchParts } from './batch-record.ts'

/** A product with all that its page names, or null. */
export const findProduct = ({ db }: Pick<Deps, 'db'>, slug: string) =>
  db.prisma.product.findUnique({
    where: { slug },
    include: {
      stock: true,
      batch: { include: batchParts },
      family: {
        include: {
          category: true,
          district: { include: { pairing: { include: { city: true } } } },
          producer: { include: { village: { include: { township: true } } } },
          products: {
            where: { withdrawnAt: null },
            include: { stock: true },
            orderBy: [{ position: 'asc' }, { slug: 'asc' }],
          },
          pictures: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
        },
      },
    },
  })

export type FoundProduct = NonNullable<Awaited<ReturnType<typeof findProduct>>>
