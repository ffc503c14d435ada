import type { Fen } from '#domain/money.ts'
import { demoAccounts } from '../accounts.ts'
import { drawFrom } from '../draw.ts'
import { givenNames, helperGivenNames, surnames } from './names.ts'
import { pairs } from './pairs.ts'
import { producers } from './producers.ts'
import { townships } from './townships.ts'

export type DemoHousehold = {
  /** Such as `500230-0001`. */
  code: string
  district: string
  village: string
  headName: string
  phone: string
  monitoredClass: 'not_yet_out' | 'unstable' | 'marginal' | 'shock'
  members: number
  baselineYear: number
  baselineNetPerHeadFen: Fen
  helper: string
  /** What the public may call it; null without consent. */
  alias: { zh: string; en: string; consentedDaysAgo: number } | null
  /** Slug of the household farm that it runs. */
  runs: string | null
}

export type DemoHelper = { key: string; name: string; phone: string }

/** Households of each district, in the order of the pairs. */
const householdsPerDistrict = [30, 26, 48, 32, 30, 24, 36, 28, 34, 27, 25, 28, 26, 26]
const HOUSEHOLDS_PER_VILLAGE = 6
const HOUSEHOLDS_PER_HELPER = 5

/** Surname of each household farm, so that the farm and its household agree. */
const farmSurname: Record<string, string> = {
  'shizhu-farm': '谭',
  'fengdu-farm': '秦',
  'youyang-farm': '石',
  'wanzhou-farm': '向',
  'wuxi-farm': '冉',
  'yunyang-farm': '向',
  'chengkou-farm': '陈',
  'pengshui-farm': '蒲',
  'fengjie-farm': '谭',
}

/** A number in the fictional range 199 0000 xxxx, E.164. */
const fictionalPhone = (serial: number) => `+86199000${String(serial).padStart(5, '0')}`

function surnameOf(farm: string | null, pick: () => [string, string]): [string, string] {
  const fixed = farm === null ? undefined : surnames.find(([zh]) => zh === farmSurname[farm])
  return fixed ?? pick()
}

/** The volunteer who can sign in is the helper of two households in the scope of the coordinators who can. */
const volunteersHouseholds = ['500230-0008', '500230-0013']
const volunteer = helperOf('volunteer')

function helperOf(key: string): DemoHelper {
  const account = demoAccounts.find((one) => one.key === key)
  if (!account) throw new Error(`no demo account ${key}`)
  return { key, name: account.nameZh, phone: account.phone }
}

function build(): { households: DemoHousehold[]; helpers: DemoHelper[] } {
  const households: DemoHousehold[] = []
  const helpers: DemoHelper[] = []
  pairs.forEach(({ district }, at) => {
    const count = householdsPerDistrict[at] ?? 0
    const villages = townships.filter((t) => t.district === district.code).flatMap((t) => t.villages)
    const farms = producers.filter((p) => p.district === district.code && p.kind === 'household_farm')
    const farmVillages = farms.map((farm) => farm.village)
    const used = [...new Set([...farmVillages, ...villages.map((v) => v.code)])].slice(
      0,
      Math.floor(count / HOUSEHOLDS_PER_VILLAGE),
    )
    const farmsLeft = [...farms]
    for (let n = 0; n < count; n++) {
      const village = used[n % used.length] as string
      const code = `${district.code}-${String(n + 1).padStart(4, '0')}`
      const draw = drawFrom(`household:${code}`)
      const farm = farmsLeft[0]?.village === village ? (farmsLeft.shift()?.slug ?? null) : null
      const [surnameZh, surnameEn] = surnameOf(farm, () => draw.pick(surnames))
      if (n % HOUSEHOLDS_PER_HELPER === 0) {
        const [name] = draw.pick(surnames)
        helpers.push({
          key: `${district.code}-${helpers.length}`,
          name: name + draw.pick(helperGivenNames),
          phone: fictionalPhone(1000 + helpers.length),
        })
      }
      const consents = farm !== null || draw.chance(42)
      households.push({
        code,
        district: district.code,
        village,
        headName: surnameZh + draw.pick(givenNames),
        phone: fictionalPhone(5000 + households.length),
        monitoredClass: farm
          ? 'marginal'
          : draw.pick(['not_yet_out', 'unstable', 'unstable', 'marginal', 'marginal', 'shock']),
        members: draw.between(2, 6),
        baselineYear: 2019,
        baselineNetPerHeadFen: BigInt(draw.between(2_800, 7_500)) * 100n,
        helper: volunteersHouseholds.includes(code) ? volunteer.key : (helpers.at(-1)?.key ?? ''),
        alias: consents
          ? { zh: `老${surnameZh}家`, en: `the ${surnameEn} family`, consentedDaysAgo: draw.between(30, 300) }
          : null,
        runs: farm,
      })
    }
  })
  return { households, helpers: [...helpers, volunteer] }
}

/** Invented registered households: at least five in every village that has any. */
export const { households, helpers } = build()
