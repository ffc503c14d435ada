import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { banner, bannerScenes } from '#domain/illustration/banner.ts'
import { svgResponse } from '../../http/svg-response.ts'

/** The wide pictures at the top of pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const scene = bannerScenes.find((one) => one === params.scene)
  if (!scene) throw data({}, { status: 404 })
  return svgResponse(request, banner({ scene }))
}
