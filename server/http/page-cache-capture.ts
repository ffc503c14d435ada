import { createHash } from 'node:crypto'
import type { NextFunction, Response } from 'express'
import { nonceOf } from './security.ts'

/** The header by which a route says that everybody who is nobody in particular may be given the same page. */
export const marker = 'page-cache'

/** A page as it can be given to anybody. */
export type Page = { body: Buffer; etag: string; headers: [string, string | number | string[]][] }

/** `private`: not to be shared. `lost`: nobody waited for its end. */
export type Captured = Page | 'private' | 'lost'

/**
 * Lets the rest of the site answer and keeps what it says, if that may be shared; then nothing has been sent yet.
 * Anything else goes out as it comes. Shared is a whole HTML page with status 200 and the marker, that sets no cookie and
 * does not bear this response's nonce.
 */
export function capturePage(response: Response, next: NextFunction): Promise<Captured> {
  const { write, end } = response
  const given = new Set(response.getHeaderNames())
  const cookies = String(response.getHeader('set-cookie'))
  const chunks: Buffer[] = []
  const mayBeShared = () =>
    response.statusCode === 200 &&
    response.getHeader(marker) === 'anonymous' &&
    String(response.getHeader('content-type')).startsWith('text/html') &&
    String(response.getHeader('set-cookie')) === cookies

  return new Promise((resolve) => {
    const letGo = () => {
      Object.assign(response, { write, end })
      resolve('private')
    }
    response.once('close', () => resolve('lost'))
    response.write = ((chunk: Uint8Array | string, ...rest: []) => {
      if (chunks.length === 0 && !mayBeShared()) {
        letGo()
        return response.write(chunk, ...rest)
      }
      chunks.push(Buffer.from(chunk as string))
      return true
    }) as typeof write
    response.end = ((...last: [] | [string]) => {
      if (typeof last[0] === 'string' || Buffer.isBuffer(last[0])) response.write(last[0])
      if (chunks.length === 0) {
        letGo()
        return response.end()
      }
      const body = Buffer.concat(chunks)
      if (body.includes(nonceOf(response))) {
        letGo()
        return response.end(body)
      }
      Object.assign(response, { write, end })
      const headers = response.getHeaderNames().filter((name) => !given.has(name) && name !== marker)
      resolve({
        body,
        etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
        headers: headers.map((name) => [name, response.getHeader(name) ?? '']),
      })
      return response
    }) as typeof end
    next()
  })
}
