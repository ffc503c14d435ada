import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { v7 as newId } from 'uuid'
import type { Shop } from '#server/shop.ts'
import { toHeaders } from './headers.ts'
import { readIslands } from './islands.ts'
import { localeOf } from './locale.ts'
import { sectionOf, sectionsOf } from './sections.ts'
import { nonceOf } from './security.ts'

/** Pages from which a guest can order: the cookie that will own the order is there before the first tap. */
const ORDERING = /^\/(live\/|(checkout|buy)(\/|$|\.data))/

type Site = {
  /** One that has to be asked for may change: the framework then works out all routes anew for every request. */
  build: ServerBuild | (() => Promise<ServerBuild>)
  shop: Shop
  log: Logger
  publicUrl: string
  mode: string
}

/** Answers every page. The load context carries the verbs, who is asking, and nothing else. */
export function pages({ build, shop, log, publicUrl, mode }: Site): RequestHandler {
  const islands = mode === 'production' ? readIslands() : {}
  async function getLoadContext(request: Request, response: Response): Promise<AppLoadContext> {
    const headers = toHeaders(request.headers)
    const viewer = await shop.identity.readViewer(headers)
    const { buyer, setCookie } = shop.identity.readBuyer(headers, viewer)
    const reading = request.method === 'GET' || request.method === 'HEAD'
    const ordering = ORDERING.test(request.path) || !reading
    if (setCookie && ordering) response.append('Set-Cookie', setCookie)
    const requestId = newId()
    return {
      shop,
      viewer,
      buyer,
      locale: localeOf(request),
      publicUrl,
      cspNonce: nonceOf(response),
      islands,
      requestId,
      log: log.child({ requestId }),
    }
  }
  const handler = (own: Site['build']) => createRequestHandler({ build: own, mode, getLoadContext })
  const whole = handler(build)
  const sections = new Map<string | null, RequestHandler>()
  if (typeof build === 'object') for (const [name, own] of sectionsOf(build)) sections.set(name, handler(own))
  return (request, ...rest) => (sections.get(sectionOf(request.path)) ?? whole)(request, ...rest)
}
