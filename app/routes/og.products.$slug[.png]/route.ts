import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'

/** The picture of a product for shared links, PNG because many apps show nothing else. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const png = await refusing(context, context.shop.catalog.readSharePicture(params.slug ?? ''))
  return new Response(new Uint8Array(png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  })
}
