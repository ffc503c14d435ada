import { CURRENCY } from '#domain/money.ts'
import { isWaiting } from '../ask-provider.ts'
import { inMoneyScope } from './money-scope.ts'

/** Everything that payments leave to a person, the most urgent first. */
export const alarmCodes = [
  'dispute_open',
  'refund_failed',
  'suspense',
  'difference_open',
  'webhook_silent',
  'reconciliation_overdue',
  'refund_slow',
  'checkout_unanswered',
  'jobs_stuck',
] as const
export type AlarmCode = (typeof alarmCodes)[number]

/** SQL conditions that lists and alarms share, so that a figure is the number of its rows. `$3` is now. */
export const isReturned = `EXISTS (SELECT 1 FROM ledger_entry se WHERE se.cause = 'unmatched-returned:' || p.id)`
export const isReplaced = `EXISTS (SELECT 1 FROM refund sr WHERE sr.replaces_id = r.id)`
export const isSlow = `r.requested_at < $3::timestamptz - interval '24 hours'`
export const isUnanswered = `a.opened_at < $3::timestamptz - interval '25 hours'`

export const isSilent = `p.paid_at BETWEEN $3::timestamptz - interval '24 hours' AND $3::timestamptz - interval '10 minutes' AND NOT EXISTS (
  SELECT 1 FROM payment_event se WHERE se.provider = p.provider AND se.payment_reference = p.provider_payment_id)`
/** A job that failed five times has been failing for minutes: no passing fault. */
export const isStuck = 'j.attempts >= 5'

/** Providers list a day's movements once a day; two hours are for a run that is late. */
const COMPARED_WITHIN = '26 hours'
const yuanOf = (fen: string, currency: string) => `sum(${fen}) FILTER (WHERE ${currency} = '${CURRENCY}')`

/** FROM, WHERE and what is taken of the rows: `oldest`, and `sum` (CNY fen) and `due` where there is one. */
type Alarm = { rows: string; oldest: string; sum?: string; due?: string }

/** `$1` district, `$2` whether an admin asks, `$3` now, `$4` providers that the shop is connected to. */
const alarms: Record<AlarmCode, Alarm> = {
  dispute_open: {
    rows: `dispute d WHERE d.state = 'open' AND ${inMoneyScope('d.order_id')}`,
    oldest: 'd.opened_at',
    sum: 'sum(d.amount_fen)',
    due: 'd.evidence_due_at',
  },
  refund_failed: {
    rows: `refund r JOIN payment p ON p.id = r.payment_id
           WHERE r.state = 'failed' AND NOT ${isReplaced} AND ${inMoneyScope('r.order_id')}`,
    oldest: 'r.requested_at',
    sum: yuanOf('r.amount_fen', 'p.currency'),
  },
  suspense: {
    rows: `payment p WHERE $2 AND p.order_id IS NULL AND NOT ${isReturned}`,
    oldest: 'p.paid_at',
    sum: yuanOf('p.amount_fen', 'p.currency'),
  },
  difference_open: {
    rows: 'reconciliation_difference d WHERE $2 AND d.closed_at IS NULL',
    oldest: 'd.found_at',
    sum: yuanOf('abs(d.provider_fen - d.ledger_fen)', 'd.currency'),
  },
  webhook_silent: {
    rows: `payment p WHERE $1::bpchar IS NULL AND ${isSilent} AND ${inMoneyScope('p.order_id')}`,
    oldest: 'p.paid_at',
    sum: yuanOf('p.amount_fen', 'p.currency'),
  },
  reconciliation_overdue: {
    rows: `(SELECT coalesce(
              (SELECT max(n.started_at) FROM reconciliation n WHERE n.provider = c.name AND n.finished_at IS NOT NULL AND n.failure IS NULL),
              (SELECT min(p.paid_at) FROM payment p WHERE p.provider = c.name)) AS since
            FROM unnest($4::text[]) c(name)) x WHERE $2 AND x.since < $3::timestamptz - interval '${COMPARED_WITHIN}'`,
    oldest: 'x.since',
  },
  refund_slow: {
    rows: `refund r JOIN payment p ON p.id = r.payment_id
           WHERE r.state = 'requested' AND ${isSlow} AND ${inMoneyScope('r.order_id')}`,
    oldest: 'r.requested_at',
    sum: yuanOf('r.amount_fen', 'p.currency'),
  },
  checkout_unanswered: {
    rows: `payment_attempt a WHERE ${isWaiting} AND ${isUnanswered} AND ${inMoneyScope('a.order_id')}`,
    oldest: 'a.opened_at',
    sum: yuanOf('a.amount_fen', 'a.currency'),
  },
  jobs_stuck: {
    rows: `graphile_worker.jobs j WHERE $2 AND ${isStuck}`,
    oldest: 'j.created_at',
  },
}

/** One row for each code: `code`, `count`, `oldest`, `sum`, `due`. */
export const alarmSql: string = alarmCodes
  .map((code) => {
    const { rows, oldest, sum = 'NULL', due = 'NULL::timestamptz' } = alarms[code]
    return `SELECT '${code}' AS code, count(*)::int AS count, min(${oldest}) AS oldest, (${sum})::bigint AS "sumFen", min(${due}) AS "dueAt" FROM ${rows}`
  })
  .join('\nUNION ALL\n')
