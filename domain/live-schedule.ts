/** Characters of a session’s title. */
export const SESSION_TITLE = { min: 4, max: 40, maxEn: 80 } as const
/** Products of one session. */
export const LIVE_ITEMS = { max: 30 } as const
/** Days ahead for which a session can be announced. */
export const SCHEDULE_AHEAD_DAYS = 90
/** Hours after its beginning for which papers and stock of a session have to hold. */
export const SESSION_HOURS = 4
/** People who help to host one session. */
export const CO_HOSTS = { max: 5 } as const
/** Bytes of a cover, and of a guardian’s consent, as a phone sends it. */
export const LIVE_PICTURE_BYTES = 15 * 1024 * 1024
