import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { PaymentHosts } from '../payment-host.ts'
import { type AlarmCode, alarmSql } from './alarms.ts'
import { type MoneyScope, moneyScope, scopeValues } from './money-scope.ts'

type Deps = { db: Db; clock: Clock; payments: PaymentHosts }

/** Something that waits for a person. Times UTC. */
export type Alarm = {
  code: AlarmCode
  count: number
  oldest: Date | null
  /** CNY; null where there is no money in it. */
  sumFen: bigint | null
  /** The next date by which a provider wants evidence. */
  dueAt: Date | null
}

async function read({ db, clock, payments }: Deps, scope: MoneyScope): Promise<Alarm[]> {
  const connected = payments.all.map(({ name }) => name)
  const { rows } = await db.pool.query<Alarm>(alarmSql, [...scopeValues(scope), clock.now(), connected])
  return rows
}

/**
 * The alarms that are raised, as far as the viewer may know, the most urgent first. Missing notices are told to who sees every
 * district; what belongs to no order, and the shop's own work (comparisons, jobs), to admins.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function readAlarms(deps: Deps, viewer: Viewer | null): Promise<Alarm[]> {
  const alarms = await read(deps, moneyScope(viewer))
  return alarms.filter(({ count }) => count > 0)
}

/** How much of each alarm there is in the whole shop, also where it is none. */
export async function countAlarms(deps: Deps): Promise<{ code: AlarmCode; count: number }[]> {
  return read(deps, { district: null, admin: true })
}
