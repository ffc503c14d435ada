/** What names a segment's file. */
export type SegmentName = { sessionId: string; msn: number; sha256: string }

/** A part of the hash is in the name: a process that lost the right to record cannot write over what took its place. */
export const segmentKey = ({ sessionId, msn, sha256 }: SegmentName): string =>
  `live/${sessionId}/${msn}-${sha256.slice(0, 16)}.m4s`
