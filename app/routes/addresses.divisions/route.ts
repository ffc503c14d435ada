import type { LoaderFunctionArgs } from '@remix-run/node'

/**
 * What an address form offers: without a query all provinces with their cities and counties, with `province`, `city` and
 * `county` the townships and streets of that county. The same for everybody; it changes with a release only.
 */
export function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const level = (name: string) => query.get(name)?.slice(0, 30) ?? ''
  const { addresses } = context.shop
  const answer = query.has('county')
    ? { streets: addresses.streets({ province: level('province'), city: level('city'), county: level('county') }) }
    : { provinces: addresses.divisions() }
  return Response.json(answer, { headers: { 'Cache-Control': 'public, max-age=86400' } })
}
