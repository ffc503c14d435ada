import { households } from '../data/households.ts'
import { dayOf, daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Days before and after the base date. `outcome`: what came of one that was made. */
const visits = [
  { planned: -3, due: 5, reason: '看看鸡舍过冬的保温，问问年前还能出栏多少' },
  { planned: -2, due: 9, reason: '上月卖得少，问问是缺饲料还是缺人手' },
  {
    planned: -30,
    due: -18,
    made: -20,
    reason: '新联结的一户，认认门',
    outcome: '见到户主，二十多只鸡在林下，约好下月再来',
  },
]

const coordinator = `user:${seedId('user', 'coordinator-fengdu')}`

/** Visits that the volunteer is to make, and one that was made. */
export function visitRows(now: Date): TableRows {
  const helped = households.filter(({ helper }) => helper === 'volunteer')
  const at = (days: number) => daysFrom(now, days).toISOString()
  const rows = visits.flatMap(({ planned, due, made, reason, outcome }, index) => {
    const household = helped[index % helped.length]
    if (!household) return []
    return {
      ...{ id: seedId('visit', String(index)), household_id: seedId('household', household.code), kind: 'visit' },
      ...{ period: dayOf(daysFrom(now, planned)).slice(0, 7), opened_at: at(planned), opened_by: coordinator },
      ...{ due_on: dayOf(daysFrom(now, due)), helper_id: seedId('helper', household.helper), reason },
      ...{ ending: made ? 'told' : null, closed_at: made ? at(made) : null, outcome: outcome ?? null },
      closed_by: made ? `user:${seedId('user', 'volunteer')}` : null,
    }
  })
  return { table: 'follow_up', rows }
}
