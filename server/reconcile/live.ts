import type { Invariant } from './invariant.ts'

export const liveInvariants: Invariant[] = [
  {
    name: 'live-events-have-no-gap',
    describe: 'the events of a session are numbered from 1 without a gap up to the session’s last number',
    sql: `SELECT s.id AS session_id, s.last_seq, count(v.seq) AS events, min(v.seq) AS first, max(v.seq) AS last
          FROM live_session s LEFT JOIN live_event v ON v.session_id = s.id
          GROUP BY s.id HAVING count(v.seq) <> s.last_seq OR coalesce(max(v.seq), 0) <> s.last_seq OR min(v.seq) <> 1`,
  },
  {
    name: 'recording-is-in-order',
    describe: 'segments of a recording follow each other: tracks and parts go up, and none begins within another',
    sql: `SELECT g.session_id, g.msn, g.epoch, g.start_ms FROM (
            SELECT x.*, lag(x.epoch) OVER w AS last_epoch, lag(x.last_part) OVER w AS last_last_part,
              lag(x.start_ms) OVER w AS last_start, lag(x.start_ms + x.duration_ms) OVER w AS last_end
            FROM live_segment x WINDOW w AS (PARTITION BY x.session_id ORDER BY x.msn)) g
          WHERE g.epoch < g.last_epoch OR (g.epoch = g.last_epoch
            AND (g.last_part <= g.last_last_part OR g.start_ms <= g.last_start OR g.start_ms < g.last_end - 200))`,
  },
  {
    name: 'removed-recording-was-over-its-time',
    describe: 'a recording is removed three years after its session at the earliest, and none without having ended',
    sql: `SELECT id AS session_id, ended_at, recording_gone_at FROM live_session
          WHERE recording_gone_at IS NOT NULL AND (ended_at IS NULL OR recording_gone_at < ended_at + interval '1095 days')`,
  },
  {
    name: 'one-device-publishes-a-session',
    describe: 'at most one device publishes a session, and none one that is not on the air',
    sql: `SELECT i.session_id, count(*) AS publishing, min(s.state::text) AS state FROM live_ingest i JOIN live_session s ON s.id = i.session_id
          WHERE i.publishing_since IS NOT NULL GROUP BY i.session_id HAVING count(*) > 1 OR min(s.state::text) = 'scheduled'`,
  },
]
