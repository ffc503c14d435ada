import { Transform } from 'node:stream'

/** A NUL is no character of HTML: browsers show it as U+FFFD in attributes and scripts. */
const NUL = 0

/**
 * Passes HTML on without NUL bytes. React 18 sends its 2 KB buffer whole when a character of several bytes no longer
 * fits at the end, with the bytes left empty; Chinese pages meet that often (React 19 cuts the buffer).
 */
export const withoutPadding = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(NUL) ? Buffer.from(chunk.filter((byte) => byte !== NUL)) : chunk)
    },
  })
