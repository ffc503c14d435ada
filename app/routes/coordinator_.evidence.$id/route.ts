import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../../http/file-response.ts'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** A piece of evidence: a photo is shown, everything else is kept by the reader's device. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { fileName, ...file } = await refusing(context, context.shop.evidence.read(viewer, params.id ?? ''))
  const response = fileResponse(file, 'private')
  const shown = file.contentType.startsWith('image/') ? 'inline' : 'attachment'
  response.headers.set('Content-Disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  return response
}
