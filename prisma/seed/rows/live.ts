import { sessions } from '../data/live.ts'
import { nextSixteen } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

export const liveRows = (now: Date): TableRows[] => [
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
