import type { Party } from '#server/linkage/attribute-sale.ts'

/** Who a part of a line's money is for. Names are there only where they are public: aliases need standing consent. */
export type Part = { party: Party; nameZh: string | null; nameEn: string | null; fen: bigint }

/** A part as the buyer sees it; households without a public alias are one part together. */
export type PartView = Part & { count: number }

const order: Record<Party, number> = { household: 0, producer: 1, logistics: 2, platform: 3 }

/**
 * Puts a line's parts in the order people read them, and all households without a public alias into one, so that no
 * single one can be told from its amount.
 */
export function viewParts(parts: readonly Part[]): PartView[] {
  const named = parts.filter(({ party, nameZh }) => party !== 'household' || nameZh !== null)
  const unnamed = parts.filter(({ party, nameZh }) => party === 'household' && nameZh === null)
  const together: PartView[] =
    unnamed.length === 0
      ? []
      : [
          {
            ...{ party: 'household', nameZh: null, nameEn: null, count: unnamed.length },
            fen: unnamed.reduce((sum, { fen }) => sum + fen, 0n),
          },
        ]
  return [...named.map((part) => ({ ...part, count: 1 })), ...together].sort((a, b) => order[a.party] - order[b.party])
}
