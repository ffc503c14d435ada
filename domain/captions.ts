/** Longest caption, in UTF-16 units: two lines on a phone. */
export const CAPTION_LIMIT = 60

/** Reading speeds that subtitles are cut for: characters a second. */
const HAN_A_SECOND = 6
const LATIN_A_SECOND = 14
const NOTICE_MS = 1_000
const [SHORTEST_MS, LONGEST_MS] = [2_000, 12_000]

/** How long a caption stays: the time to notice it and to read it without haste. Milliseconds. */
export function captionLastsMs(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = [...text].length - han
  const reading = Math.round((han / HAN_A_SECOND + others / LATIN_A_SECOND) * 1_000)
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, NOTICE_MS + reading))
}
