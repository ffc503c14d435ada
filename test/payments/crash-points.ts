import type { Db, Sql } from '#server/db/db.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'

/** Passed before and after every statement, commit and call of the provider. */
export type CrashPoint = () => void

/** Kills this process when the last of so many points is passed; never without a number. */
export function crashPoints(after: number | null): CrashPoint {
  let left = after
  return () => {
    if (left === null) return
    left -= 1
    if (left > 0) return
    process.kill(process.pid, 'SIGKILL')
    // Nothing more is done while the signal is on its way.
    for (;;);
  }
}

async function between<T>(point: CrashPoint, work: () => Promise<T>): Promise<T> {
  point()
  const result = await work()
  point()
  return result
}

const crashingSql = (sql: Sql, point: CrashPoint): Sql => ({
  query: (query, values) => between(point, () => sql.query(query, values)),
})

/** A database that may see its client die between any two statements, before a commit and after it. */
export function crashingDb(db: Db, point: CrashPoint): Db {
  const { pool } = db
  const query = pool.query.bind(pool) as Sql['query']
  pool.query = ((text: string, values?: unknown[]) => between(point, () => query(text, values))) as typeof pool.query
  return {
    ...db,
    pool,
    tx: (work) => between(point, () => db.tx((sql) => work(crashingSql(sql, point)))),
  }
}

/** A provider whose caller may die before it is asked and after it has acted, before the answer is used. */
export const crashingHost = (host: PaymentHost, point: CrashPoint): PaymentHost => ({
  ...host,
  openCheckout: (request) => between(point, () => host.openCheckout(request)),
  readCheckout: (sessionId) => between(point, () => host.readCheckout(sessionId)),
  endCheckout: (sessionId) => between(point, () => host.endCheckout(sessionId)),
  refund: (request) => between(point, () => host.refund(request)),
  readRefund: (providerRefundId) => between(point, () => host.readRefund(providerRefundId)),
  async *balanceTransactions(span) {
    for await (const movement of host.balanceTransactions(span)) {
      point()
      yield movement
    }
  },
})
