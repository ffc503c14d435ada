import type { Invariant } from './invariant.ts'

export const liveInvariants: Invariant[] = [
  {
    name: 'live-events-have-no-gap',
    describe: 'the events of a session are numbered from 1 without a gap up to the session’s last number',
    sql: `SELECT s.id AS session_id, s.last_seq, count(v.seq) AS events, min(v.seq) AS first, max(v.seq) AS last
          FROM live_session s LEFT JOIN live_event v ON v.session_id = s.id
          GROUP BY s.id HAVING count(v.seq) <> s.last_seq OR coalesce(max(v.seq), 0) <> s.last_seq OR min(v.seq) <> 1`,
  },
]
