/** Months before the last full one that it is compared with. */
export const COMPARED_MONTHS = 3

/** Below this average (fen a month) a household's sales are too few to fall. */
const LEAST_FEN = 5_000n

/**
 * Whether what sales brought a household in a month fell far enough that a person should ask why: to less than half of what the months
 * before brought on average. It says nothing about the household; a batch may simply be sold.
 * @param monthFen net of the month, fen
 * @param beforeFen net of the `COMPARED_MONTHS` before it together, fen
 */
export const salesFell = (monthFen: bigint, beforeFen: bigint): boolean =>
  beforeFen >= LEAST_FEN * BigInt(COMPARED_MONTHS) && monthFen * 2n * BigInt(COMPARED_MONTHS) < beforeFen
