import type { LoaderFunctionArgs } from '@remix-run/node'
import { svgResponse } from '../../http/svg-response.ts'
import { refusing } from '../../http/to-response.ts'

/** The picture of a product. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const svg = await refusing(context, context.shop.catalog.readPicture(params.slug ?? ''))
  return svgResponse(request, svg)
}
