import type { MessageKey } from '../i18n/message-key.ts'

const name = 'flash'

/**
 * A Set-Cookie value that makes the next page say one sentence, once.
 * @param key key of the sentence, area first: `orders.cancelled`; it takes no placeholders
 */
export const flash = (key: MessageKey): string => `${name}=${key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`

/** Takes the sentence away again; sent with the page that shows it. */
export const spentFlash = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`

/** The key of the sentence to show, or null. Anything that cannot be a key is ignored: a cookie is the visitor's own text. */
export function readFlash(request: Request): MessageKey | null {
  const cookies = request.headers.get('Cookie') ?? ''
  const key = /(?:^|;\s*)flash=([a-zA-Z]+(?:\.[a-zA-Z]+)+)(?:;|$)/.exec(cookies)?.[1]
  return (key as MessageKey | undefined) ?? null
}
