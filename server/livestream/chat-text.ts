/** Longest text of one chat message, in UTF-16 units. */
export const CHAT_LIMIT = 200

/** Line breaks and other controls become spaces; marks that are invisible or turn the writing direction go. */
const CONTROLS = /\p{Cc}+/gu
const INVISIBLE = /[[\p{Cf}\p{Cs}\p{Co}\p{Cn}]--[\u200d]]/gv

/** A chat message as one line of plain text; null where nothing is left or it is too long. It is never markup. */
export function cleanChatText(raw: string): string | null {
  const text = raw.normalize('NFC').replace(CONTROLS, ' ').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
  return text.length > 0 && text.length <= CHAT_LIMIT ? text : null
}
