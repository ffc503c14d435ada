import { data } from '@remix-run/node'
import { z } from 'zod'

/** The live session that an address names. @throws Response 404 where that is no id */
export function sessionIdOf(params: Readonly<Record<string, string | undefined>>): string {
  const parsed = z.uuid().safeParse(params.sessionId)
  if (!parsed.success) throw data(null, { status: 404 })
  return parsed.data
}
