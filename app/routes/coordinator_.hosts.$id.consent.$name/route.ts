import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readPictureName } from '#domain/pictures.ts'
import { fileResponse } from '../../http/file-response.ts'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** A guardian’s signed consent in one size and format, for whoever checks it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const size = readPictureName(params.name ?? '')
  if (!size) throw data(null, { status: 404 })
  const asked = { userId: params.id ?? '', size }
  return fileResponse(await refusing(context, context.shop.hosting.consent(viewer, asked)), 'private')
}
