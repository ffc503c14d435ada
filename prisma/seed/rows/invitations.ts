import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** What a session's host asked of those who help with it. */
export function invitationRows(
  sessionId: string,
  hosts: readonly { account: string; role: 'host' | 'co_host' }[],
  at: Date,
): TableRows['rows'] {
  const host = hosts.find(({ role }) => role === 'host')
  return hosts
    .filter(({ role }) => role === 'co_host')
    .map(({ account }) => ({
      session_id: sessionId,
      user_id: seedId('user', account),
      invited_by: seedId('user', host?.account ?? ''),
      invited_at: at.toISOString(),
    }))
}
