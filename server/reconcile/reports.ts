import { dayColumns, sumsOfDays } from '#server/reports/income-days-sql.ts'
import type { Invariant } from './invariant.ts'

const allDays = `(SELECT DISTINCT china_day(occurred_at) AS day, household_id FROM attribution)`
const notStale = (row: string) =>
  `NOT EXISTS (SELECT 1 FROM income_day_stale s WHERE s.day = ${row}.day AND s.household_id = ${row}.household_id)`

export const reportInvariants: Invariant[] = [
  {
    name: 'income-day-is-its-attributions',
    describe:
      'the sums of days from which figures are read are what the attributions come to, but for days that are marked to be summed',
    sql: `WITH made (${dayColumns}) AS (${sumsOfDays(allDays)}),
          kept AS (SELECT ${dayColumns} FROM income_day),
          strange AS ((TABLE made EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE made))
          SELECT DISTINCT x.day::text AS day, x.household_id FROM strange x WHERE ${notStale('x')}`,
  },
]
