import type { IncomingHttpHeaders } from 'node:http'

/** The headers of a Node request as the platform's `Headers`; those that came several times are left out. */
export const toHeaders = (headers: IncomingHttpHeaders): Headers =>
  new Headers(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
