import { pairs } from '../data/pairs.ts'
import { townships } from '../data/townships.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

const named = ({ code, nameZh, nameEn }: { code: string; nameZh: string; nameEn: string }) => ({
  code,
  name_zh: nameZh,
  name_en: nameEn,
})

export const placeRows = (): TableRows[] => [
  { table: 'city', rows: pairs.map(({ city }) => named(city)) },
  { table: 'district', rows: pairs.map(({ district }) => named(district)) },
  {
    table: 'pairing',
    rows: pairs.map(({ city, district }) => ({
      id: seedId('pairing', district.code),
      city_code: city.code,
      district_code: district.code,
    })),
  },
  { table: 'township', rows: townships.map((t) => ({ ...named(t), district_code: t.district })) },
  {
    table: 'village',
    rows: townships.flatMap((t) => t.villages.map((village) => ({ ...named(village), township_code: t.code }))),
  },
]
