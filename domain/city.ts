/** Cookie with the code (GB/T 2260) of the city whose pairing a visitor wants to see. */
export const cityCookie = 'city'

/** The chosen city among the cookies of a request, or null. It is the visitor's own text: only the shape is checked. */
export const readCity = (cookies: string | null): string | null =>
  new RegExp(`(?:^|;\\s*)${cityCookie}=(\\d{6})(?:;|$)`).exec(cookies ?? '')?.[1] ?? null
