import { divisions } from './divisions.ts'
import { everydayName, writeOut } from './everyday-names.ts'

/** The first three levels of an address. */
export type Place = { province: string; city: string; county: string }

/** `field`: the first level that does not exist there; `choices`: what does. */
export type PlaceProblem = { field: keyof Place; choices: string[] }

const endings = ['', '市', '区', '县', '省', '旗', '盟', '地区']

/** The name among `known` that was meant: itself, without its ending, an everyday or a former name. */
function nameMeant(typed: string, known: string[]): string | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  if (text === '') return undefined
  const given = [...endings.map((ending) => text + ending), writeOut(text)]
  return (
    known.find((name) => name === text) ??
    known.find((name) => given.includes(name) || given.includes(everydayName(name)))
  )
}

/** The place as it is written in full, or the first level that is not known. Municipalities may leave the city out. */
export function findPlace(typed: Place): { place: Place } | { problem: PlaceProblem } {
  const all = divisions()
  const province = nameMeant(typed.province, Object.keys(all))
  if (!province) return { problem: { field: 'province', choices: Object.keys(all) } }
  const cities = all[province] ?? {}
  const names = Object.keys(cities)
  const city =
    nameMeant(typed.city, names) ?? (names.length === 1 && /^(市辖区|县)?$/.test(typed.city) ? names[0] : undefined)
  if (!city) return { problem: { field: 'city', choices: names } }
  const counties = Object.keys(cities[city] ?? {})
  const county = nameMeant(typed.county, counties)
  if (!county) return { problem: { field: 'county', choices: counties } }
  return { place: { province, city, county } }
}
