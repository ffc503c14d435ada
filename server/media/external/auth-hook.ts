import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type Router } from 'express'
import { z } from 'zod'
import type { Deps } from '#server/deps.ts'
import { claimSession } from '../claim-session.ts'
import { findIngest } from '../find-ingest.ts'
import { MediaRefused } from '../refusal.ts'

export type HookDeps = Pick<Deps, 'db' | 'clock' | 'log'>

/** What MediaMTX asks with `authMethod: http`. Fields that it may leave out are empty. */
const question = z.object({
  action: z.string(),
  path: z.string().max(200),
  token: z.string().max(500).default(''),
  password: z.string().max(500).default(''),
  query: z.string().max(2_000).default(''),
})
type Question = z.infer<typeof question>

/**
 * `POST /hooks/media/auth?secret=…`: may somebody publish to a session, or see it? Publishing wants a live token of that session,
 * which makes its device the publisher; everybody may read a session on the air. 204 allows, 401 refuses, 503 asks to come again.
 */
export function mediaAuthHook(deps: HookDeps, secret: string): Router {
  const router = express.Router()
  router.post('/hooks/media/auth', express.json({ limit: '16kb' }), async (request, response) => {
    const asked = question.safeParse(request.body)
    if (!isSame(String(request.query.secret ?? ''), secret) || !asked.success) return void response.sendStatus(401)
    try {
      response.sendStatus((await isAllowed(deps, asked.data)) ? 204 : 401)
    } catch (error) {
      deps.log.error({ err: error }, 'a media server could not be answered')
      response.sendStatus(503)
    }
  })
  return router
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (given: string, secret: string): boolean => timingSafeEqual(hash(given), hash(secret))

async function isAllowed(deps: HookDeps, asked: Question): Promise<boolean> {
  if (!z.uuid().safeParse(asked.path).success) return false
  if (asked.action === 'read') return isOnAir(deps, asked.path)
  if (asked.action !== 'publish') return false
  try {
    const ingest = await findIngest(deps.db.pool, tokenOf(asked), deps.clock.now())
    if (ingest.sessionId !== asked.path) throw new MediaRefused('TokenUnknown')
    await claimSession(deps, ingest, null)
    return true
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error
    deps.log.info({ sessionId: asked.path, code: error.code }, 'a publisher at the media server was refused')
    return false
  }
}

/** WHIP sends it as bearer, RTMP in the address, other clients as password. */
const tokenOf = ({ token, password, query }: Question): string =>
  token || new URLSearchParams(query).get('token') || password

async function isOnAir({ db }: HookDeps, sessionId: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(`SELECT 1 FROM live_session WHERE id = $1 AND state = 'live'`, [sessionId])
  return rowCount === 1
}
