import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../../http/file-response.ts'
import { refusing } from '../../http/to-response.ts'

/** A picture of a gallery in one size and format. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = { fileKey: params.key ?? '', name: params.name ?? '' }
  return fileResponse(await refusing(context, context.shop.pictures.readPublic(asked)), 'for-good')
}
