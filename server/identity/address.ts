import { isIP } from 'node:net'
import type { RequestHandler } from 'express'

/** Carries the address a request came from. Only `stampAddress` sets it: what a client sends is thrown away. */
export const addressHeader = 'x-client-address'

/** Writes the address Express believes in (see its `trust proxy`) into every request. */
export const stampAddress: RequestHandler = (request, _response, next) => {
  delete request.headers[addressHeader]
  if (request.ip) request.headers[addressHeader] = request.ip
  next()
}

/** What requests are counted by: an IPv4 address, or the /64 network an IPv6 host can move in freely. */
export function addressOf(headers: Headers): string {
  const address = (headers.get(addressHeader) ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(address) !== 6) return address || 'unknown'
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}
