import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { MAX_QUERY } from '#domain/search.ts'

/** How long (s) a browser may give the same answer to the same letters. */
const MAX_AGE_S = 60

/** Names of goods that fit what is being typed, in the reader's language: `{ suggestions: [{ words, kind }] }`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY)
  const found = text ? await context.shop.search.suggest(text) : []
  const { locale } = context
  return json(
    { suggestions: found.map(({ name, category }) => ({ words: name[locale], kind: category[locale] })) },
    { headers: { 'Cache-Control': `private, max-age=${MAX_AGE_S}`, Vary: 'Cookie, Accept-Language' } },
  )
}
