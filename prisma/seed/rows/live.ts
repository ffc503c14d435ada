import { demoAccounts } from '../accounts.ts'
import { sessions, verifiedHosts } from '../data/live.ts'
import { daysFrom, nextSixteen } from '../dates.ts'
import { seedId } from '../ids.ts'
import { invitationRows } from './invitations.ts'
import type { TableRows } from './table-rows.ts'

/** Days before the demo begins on which its hosts handed in their papers, and were confirmed. */
const SUBMITTED_DAY = -40
const VERIFIED_DAY = -39

export const liveRows = (now: Date): TableRows[] => [
  {
    table: 'host_verification',
    rows: verifiedHosts.map(({ account, bornOn, verifiedBy }) => ({
      user_id: seedId('user', account),
      real_name: demoAccounts.find(({ key }) => key === account)?.nameZh ?? '',
      born_on: bornOn,
      submitted_at: daysFrom(now, SUBMITTED_DAY).toISOString(),
      verified_by: seedId('user', verifiedBy),
      verified_at: daysFrom(now, VERIFIED_DAY).toISOString(),
    })),
  },
  {
    table: 'live_session',
    rows: sessions.map((session) => ({
      id: seedId('live', session.key),
      title_zh: session.titleZh,
      title_en: session.titleEn,
      producer_id: seedId('producer', session.producer),
      state: 'scheduled',
      scheduled_at: nextSixteen(now, session.daysLater).toISOString(),
      last_seq: 0,
    })),
  },
  {
    table: 'live_invitation',
    rows: sessions.flatMap((session) =>
      invitationRows(seedId('live', session.key), session.hosts, daysFrom(now, VERIFIED_DAY)),
    ),
  },
  {
    table: 'live_host',
    rows: sessions.flatMap((session) =>
      session.hosts.map(({ account, role }) => ({
        session_id: seedId('live', session.key),
        user_id: seedId('user', account),
        role,
      })),
    ),
  },
  {
    table: 'live_item',
    rows: sessions.flatMap((session) =>
      session.items.map(({ product, livePriceFen, quota }, position) => ({
        id: seedId('live-item', `${session.key}:${product}`),
        session_id: seedId('live', session.key),
        product_id: seedId('product', product),
        position,
        live_price_fen: String(livePriceFen),
        quota,
        taken: 0,
      })),
    ),
  },
]
