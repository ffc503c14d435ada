import { agreements } from '../data/agreements.ts'
import { batches, birdsOf } from '../data/batches.ts'
import { families } from '../data/families.ts'
import { pairs } from '../data/pairs.ts'
import { dayOf, daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Days for which a quarantine certificate holds across provinces. */
const QUARANTINE_DAYS = 7
/** Days before the base date on which goods were recognised, and for how long they are. */
const CERTIFIED_DAYS_AGO = 200
const CERTIFIED_DAYS = 3 * 365

const districtOf = (code: string) => pairs.find(({ district }) => district.code === code)?.district

function batchCertificates(batch: (typeof batches)[number], now: Date) {
  const family = families.find(({ key }) => key === batch.family)
  const district = districtOf(family?.district ?? '')
  const issued = (kind: string, number: string, issuer: string, on: string, until: string | null) => ({
    id: seedId('batch-certificate', `${batch.code}:${kind}`),
    batch_id: seedId('batch', batch.code),
    kind,
    number,
    issued_by: `${district?.nameZh}${issuer}`,
    issued_on: on,
    expires_on: until,
    added_by: 'demo',
    added_at: now.toISOString(),
  })
  const serial = String(batches.indexOf(batch) + 1).padStart(4, '0')
  const today = dayOf(now)
  const until = dayOf(daysFrom(now, QUARANTINE_DAYS))
  return [
    issued('quarantine', `动检（演示）${family?.district}${serial}`, '动物卫生监督所', today, until),
    issued('origin', `产地（演示）${family?.district}${serial}`, '农业农村委员会', dayOf(daysFrom(now, -20)), null),
  ]
}

/** Households that a good's agreements link: its certificate was given for them. */
const linkedTo = (family: string): string[] => [
  ...new Set(
    agreements
      .filter((agreement) => agreement.family === family)
      .flatMap(({ versions }) => versions.flatMap(({ shares }) => shares))
      .flatMap((share) => (share.party === 'household' ? share.household : [])),
  ),
]

/** Certificates of batches and goods; their numbers say that they are invented. */
export const certificateRows = (now: Date): TableRows[] => [
  { table: 'batch_certificate', rows: batches.flatMap((batch) => batchCertificates(batch, now)) },
  {
    table: 'aid_certificate',
    rows: families.map((family, index) => ({
      id: seedId('aid-certificate', family.key),
      family_id: seedId('family', family.key),
      number: `XFBF-${family.district}-${String(index + 1).padStart(3, '0')}（演示）`,
      issuer_zh: `${districtOf(family.district)?.nameZh}消费帮扶产品认定小组`,
      issuer_en: `Consumer-aid recognition group of ${districtOf(family.district)?.nameEn}`,
      certified_on: dayOf(daysFrom(now, index % 9 === 0 ? -index - 1 : -CERTIFIED_DAYS_AGO - index)),
      expires_on: dayOf(daysFrom(now, CERTIFIED_DAYS - index)),
      certified_quantity: Math.ceil(birdsOf(family) / 100) * 120 + 100,
    })),
  },
  {
    table: 'aid_certificate_household',
    rows: families.flatMap((family) =>
      linkedTo(family.key).map((household) => ({
        certificate_id: seedId('aid-certificate', family.key),
        household_id: seedId('household', household),
      })),
    ),
  },
]
