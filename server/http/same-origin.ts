import type { IncomingMessage } from 'node:http'

/** A browser says where its page came from; a page of another site gets no socket. Programs send no Origin. */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>, publicUrl: string): boolean {
  const { origin, host } = headers
  return !origin || (URL.canParse(origin) && (new URL(origin).host === host || origin === publicUrl))
}
