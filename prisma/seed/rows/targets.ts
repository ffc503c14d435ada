import { families } from '../data/families.ts'
import { pairs } from '../data/pairs.ts'
import { daysFrom } from '../dates.ts'
import { drawFrom } from '../draw.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Every third good has been asked about. */
const ASKED_PERCENT = 33

/** What districts set out to sell this year, and what some producers sold elsewhere before and since. */
export function targetRows(now: Date): TableRows[] {
  const year = now.getUTCFullYear()
  const setAt = daysFrom(now, -200).toISOString()
  const by = seedId('user', 'coordinator-all')
  return [
    {
      table: 'sales_target',
      rows: pairs.map(({ district }) => ({
        ...{
          district_code: district.code,
          year,
          fen: String(drawFrom(`target:${district.code}`).between(20, 90) * 1_000_000),
        },
        ...{ source: `${year} 年县东西部协作工作要点`, set_by: by, set_at: setAt },
      })),
    },
    {
      table: 'outside_sale',
      rows: families.flatMap(({ key, producer }) => {
        const draw = drawFrom(`outside:${key}`)
        if (!draw.chance(ASKED_PERCENT)) return []
        const before = draw.between(80, 900)
        const since = Math.round((before * draw.between(70, 110)) / 100)
        return [
          [year - 1, before],
          [year, since],
        ].map(([told = year, quantity = 0]) => ({
          ...{ id: seedId('outside-sale', `${key}:${told}`), producer_id: seedId('producer', producer) },
          ...{ family_id: seedId('family', key), year: told, quantity, amount_fen: String(quantity * 4_200) },
          ...{ source: `${told} 年合作社销售台账`, recorded_by: by, recorded_at: setAt },
        }))
      }),
    },
  ]
}
