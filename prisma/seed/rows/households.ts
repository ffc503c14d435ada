import { helpers, households } from '../data/households.ts'
import { daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

export const householdRows = (now: Date): TableRows[] => [
  { table: 'helper', rows: helpers.map(({ key, name, phone }) => ({ id: seedId('helper', key), name, phone })) },
  {
    table: 'household',
    rows: households.map((h) => ({
      id: seedId('household', h.code),
      code: h.code,
      village_code: h.village,
      monitored_class: h.monitoredClass,
      member_count: h.members,
      baseline_year: h.baselineYear,
      baseline_net_per_head_fen: String(h.baselineNetPerHeadFen),
      helper_id: seedId('helper', h.helper),
      alias_zh: h.alias?.zh ?? null,
      alias_en: h.alias?.en ?? null,
      alias_consent_at: h.alias ? daysFrom(now, -h.alias.consentedDaysAgo).toISOString() : null,
    })),
  },
  {
    table: 'household_identity',
    rows: households.map((h) => ({
      household_id: seedId('household', h.code),
      head_name: h.headName,
      phone: h.phone,
    })),
  },
]
