import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce of a response's scripts, set by `securityHeaders`. */
export const nonceOf = (response: Response): string => response.locals.cspNonce as string

/**
 * Security headers. Scripts run only from our own files or with the response's nonce.
 * @param development lets Vite's client and its socket in
 * @param mediaUrls addresses of a media server, from which players fetch the picture; none: from us alone
 */
export function securityHeaders(options: {
  development: boolean
  https: boolean
  mediaUrls?: (string | undefined)[]
}): RequestHandler[] {
  const { development, https, mediaUrls = [] } = options
  const self = "'self'"
  const media = mediaUrls.flatMap((url) => (url ? [new URL(url).origin] : []))
  return [
    (_request, response, next) => {
      response.locals.cspNonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      hsts: https,
      crossOriginEmbedderPolicy: false,
      // Not helmet's no-referrer: under that, browsers send plain forms with "Origin: null".
      referrerPolicy: { policy: 'same-origin' },
      contentSecurityPolicy: {
        directives: {
          defaultSrc: [self],
          // The encoder of sound in the studio is WebAssembly.
          scriptSrc: [self, "'wasm-unsafe-eval'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
          styleSrc: [self, "'unsafe-inline'"],
          imgSrc: [self, 'data:'],
          connectSrc: [self, ...(development ? ['ws:'] : []), ...media],
          // A picture that a script feeds has an address of the page's own.
          mediaSrc: [self, 'blob:', ...media],
          workerSrc: [self, 'blob:'],
          // A payment provider's checkout is reached by redirecting a form.
          formAction: [self, 'https://checkout.stripe.com'],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: https ? [] : null,
        },
      },
    }),
  ]
}

/** Refuses what another site's page sends in a visitor's name. Requests without an Origin are not a browser's cross-site ones. */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  const { origin } = request.headers
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (safe || !origin || (URL.canParse(origin) && new URL(origin).host === request.headers.host)) next()
  else response.status(403).type('text/plain').send('Cross-site request refused')
}
