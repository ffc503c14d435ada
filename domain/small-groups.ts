/** Fewer households than this can be told apart by a figure about them, so none is shown outside a coordinator's desk. */
export const FEWEST = 5

/**
 * How many households may be said in public: null for fewer than five, otherwise "at least" a multiple of five. Rounded so, no two
 * published numbers differ by what one household more, or up to four, would change for certain.
 */
export const publicCount = (households: number): number | null =>
  households < FEWEST ? null : households - (households % FEWEST)

/** Whether a figure about so many households, none of them the reader's own, may be shown: it is nobody's, or at least five's. */
export const tellsNobody = (others: number): boolean => others === 0 || others >= FEWEST

/** A figure of a table and whom it is about. */
export type Cell = { households: ReadonlySet<string> }

const together = (cells: readonly Cell[]): number => new Set(cells.flatMap(({ households }) => [...households])).size

/**
 * Which parts of a table may be shown beside its total, so that neither a part nor what is left of the total after all shown parts
 * are taken off is about one to four households.
 * @param parts add up to the total; one household may be in several
 * @returns for each part and for the total, whether it may be shown
 */
export function showable(parts: readonly Cell[]): { parts: boolean[]; total: boolean } {
  const small = ({ households }: Cell) => households.size > 0 && households.size < FEWEST
  const shown = parts.map((part) => !small(part))
  const hidden = () => parts.filter((_, at) => !shown[at])
  const restTells = () => {
    const rest = hidden().filter(({ households }) => households.size > 0)
    return rest.length > 0 && (rest.length === 1 || together(rest) < FEWEST)
  }
  // The smallest that is large enough hides with them: as little as possible is lost.
  const bySize = parts
    .map((part, at) => ({ at, size: part.households.size }))
    .filter(({ at, size }) => shown[at] && size > 0)
    .sort((a, b) => a.size - b.size || a.at - b.at)
  for (const { at } of bySize) {
    if (!restTells()) break
    shown[at] = false
  }
  return { parts: shown, total: together(parts) >= FEWEST && !restTells() }
}
