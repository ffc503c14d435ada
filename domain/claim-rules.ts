/** What can be wrong with goods of a line, and `returned`: seven-day return without a reason. */
export const claimKinds = ['spoiled', 'damaged', 'missing', 'wrong', 'returned'] as const
export type ClaimKind = (typeof claimKinds)[number]

/** Photos of one claim, at most. */
export const MAX_CLAIM_PHOTOS = 6
/** Characters of a claim's words. */
export const CLAIM_WORDS = { min: 4, max: 500 }

const HOUR = 3_600_000
/** Hours after delivery in which something can be claimed. */
export const CLAIM_HOURS = { fresh: 48, other: 7 * 24 }
/** Days in which goods whose return was agreed have to be sent. */
export const SEND_BACK_DAYS = 7

/** A photo shows what words cannot: what is missing cannot be photographed, and a return needs no reason. */
export const needsPhotos = (kind: ClaimKind): boolean => kind === 'spoiled' || kind === 'damaged' || kind === 'wrong'

/** A line as the rules see it. Times UTC; null: not yet. */
export type ClaimLine = { fresh: boolean; sentAt: Date | null; deliveredAt: Date | null; leftUnits: number }

/** Until when something can be claimed of a line; null while it is on its way. 48 hours for fresh goods, else seven days. */
export const claimEnd = ({ fresh, deliveredAt }: Pick<ClaimLine, 'fresh' | 'deliveredAt'>): Date | null =>
  deliveredAt && new Date(deliveredAt.getTime() + (fresh ? CLAIM_HOURS.fresh : CLAIM_HOURS.other) * HOUR)

export type ClaimRefusal = 'notSent' | 'nothingLeft' | 'tooLate' | 'freshNoReturn'

/** Why a claim of a kind cannot be opened now; null where it can. */
export function claimRefusal(kind: ClaimKind, line: ClaimLine, now: Date): ClaimRefusal | null {
  if (!line.sentAt) return 'notSent'
  if (line.leftUnits === 0) return 'nothingLeft'
  if (kind === 'returned' && line.fresh) return 'freshNoReturn'
  const end = claimEnd(line)
  return end && now > end ? 'tooLate' : null
}

/** The kinds that can be claimed of a line now. */
export const claimableKinds = (line: ClaimLine, now: Date): ClaimKind[] =>
  claimKinds.filter((kind) => claimRefusal(kind, line, now) === null)

/** Bytes of one photo, at most. */
export const MAX_CLAIM_PHOTO_BYTES = 15 * 1024 * 1024
