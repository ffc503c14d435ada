import type { LoaderFunctionArgs } from '@remix-run/node'
import { importKinds } from '#domain/registry/sheets.ts'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** Headings of a sheet with one example row. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const kind = importKinds.find((one) => one === params.kind)
  if (!kind) throw new Response(null, { status: 404 })
  const bytes = await refusing(context, context.shop.imports.template(viewer, kind, context.locale))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="reedflower-${kind}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
