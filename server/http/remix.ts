import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { v7 as newId } from 'uuid'
import { detectLocale, localeCookie } from '#domain/locale.ts'
import type { Shop } from '#server/shop.ts'
import { toHeaders } from './headers.ts'
import { readIslands } from './islands.ts'
import { nonceOf } from './security.ts'

/** Pages from which a guest can order: the cookie that will own the order is there before the first tap. */
const ORDERING = /^\/(checkout|live|buy)(\/|$|\.data)/

const cookie = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1]

/** Answers every page. The load context carries the verbs, who is asking, and nothing else. */
export function pages(build: () => Promise<ServerBuild>, shop: Shop, log: Logger, mode: string): RequestHandler {
  const islands = mode === 'production' ? readIslands() : {}
  async function getLoadContext(request: Request, response: Response): Promise<AppLoadContext> {
    const headers = toHeaders(request.headers)
    const viewer = await shop.identity.readViewer(headers)
    const { buyer, setCookie } = shop.identity.readBuyer(headers, viewer)
    const ordering = ORDERING.test(request.path) || request.method !== 'GET'
    if (setCookie && ordering) response.append('Set-Cookie', setCookie)
    const requestId = newId()
    return {
      shop,
      viewer,
      buyer,
      locale: detectLocale(cookie(request, localeCookie), request.get('accept-language')),
      cspNonce: nonceOf(response),
      islands,
      requestId,
      log: log.child({ requestId }),
    }
  }
  return createRequestHandler({ build, mode, getLoadContext })
}
