type Provinces = Record<string, Record<string, string[]>>

/** Asked for once a page; a browser keeps the answer for a day. */
let asked: Promise<Provinces> | undefined

const ask = (): Promise<Provinces> => {
  asked = asked || fetch('/addresses/divisions').then((answer) => answer.json().then(({ provinces }) => provinces))
  return asked
}

/** A list in place of a text field, under the same name and with the same wiring. */
function listFor(field: HTMLInputElement): HTMLSelectElement {
  const list = document.createElement('select')
  for (const { name, value } of Array.from(field.attributes)) {
    if (!/^(type|value|list|maxlength|minlength)$/.test(name)) list.setAttribute(name, value)
  }
  return list
}

function fill(list: HTMLSelectElement, names: string[], choose: string, chosen: string): void {
  list.textContent = ''
  list.add(new Option(choose, ''))
  for (const name of names) list.add(new Option(name, name))
  const only = names.length === 1 ? names[0] : undefined
  list.value = only || (names.indexOf(chosen) < 0 ? '' : chosen)
}

/** Suggests the townships and streets of the chosen county while the last field is typed. */
function suggestStreets(street: HTMLInputElement): (names: string[]) => void {
  const known = document.createElement('datalist')
  known.id = `${street.id}-streets`
  street.after(known)
  street.setAttribute('list', known.id)
  return (names) => {
    known.textContent = ''
    for (const name of names) known.append(new Option(name, name))
  }
}

/** Turns city and county into lists that follow the level above. Without an answer the text fields stay. */
export function followProvince(fields: HTMLElement): void {
  const level = <Kind extends HTMLElement>(name: string) => fields.querySelector<Kind>(`[data-level="${name}"]`)
  const province = level<HTMLSelectElement>('province')
  const typedCity = level<HTMLInputElement>('city')
  const typedCounty = level<HTMLInputElement>('county')
  const street = level<HTMLInputElement>('street')
  if (!province || !typedCity || !typedCounty || !street) return
  const choose = fields.dataset.choose || ''
  ask().then(
    (provinces) => {
      const [city, county] = [listFor(typedCity), listFor(typedCounty)]
      const suggest = suggestStreets(street)
      const cities = () => provinces[province.value] || {}
      const showStreets = () => {
        suggest([])
        if (!county.value) return
        const query = new URLSearchParams({ province: province.value, city: city.value, county: county.value })
        fetch(`/addresses/divisions?${query}`)
          .then((answer) => answer.json())
          .then(({ streets }) => suggest(streets))
          .catch(() => undefined)
      }
      const showCounties = (chosen: string) => {
        fill(county, cities()[city.value] || [], choose, chosen)
        showStreets()
      }
      const showCities = (chosen: string, chosenCounty: string) => {
        fill(city, Object.keys(cities()), choose, chosen)
        showCounties(chosenCounty)
      }
      typedCity.replaceWith(city)
      typedCounty.replaceWith(county)
      showCities(typedCity.value, typedCounty.value)
      province.addEventListener('change', () => showCities('', ''))
      city.addEventListener('change', () => showCounties(''))
      county.addEventListener('change', showStreets)
    },
    () => undefined,
  )
}
