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

/** Ends of clauses, where a long line is best cut. */
const CLAUSE = /(?<=[，。！？；、,.!?;\s])/u

/** What was said in one breath as captions of at most `limit` UTF-16 units, cut between clauses where there are any. */
export function splitCaption(text: string, limit: number = CAPTION_LIMIT): string[] {
  const captions: string[] = []
  let open = ''
  for (const clause of text.trim().split(CLAUSE)) {
    if (open.length + clause.length > limit && open.trim()) {
      captions.push(open.trim())
      open = ''
    }
    open += clause
    while (open.length > limit) {
      captions.push(open.slice(0, limit))
      open = open.slice(limit)
    }
  }
  return open.trim() ? [...captions, open.trim()] : captions
}
