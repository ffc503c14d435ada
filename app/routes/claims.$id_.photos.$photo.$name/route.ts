import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { readPictureName } from '#domain/pictures.ts'
import { fileResponse } from '../../http/file-response.ts'

/** A claim's photo in one size and format, for its buyer and for those who decide about it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, buyer, viewer } = context
  const size = readPictureName(params.name ?? '')
  const asked = { claimId: params.id ?? '', photoId: params.photo ?? '' }
  const file = size && (await shop.claims.readPhoto({ buyer, viewer }, { ...asked, size }))
  if (!file) throw data(null, { status: 404 })
  return fileResponse(file, 'private')
}
