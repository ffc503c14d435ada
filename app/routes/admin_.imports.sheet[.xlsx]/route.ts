import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The catalogue of the scope as a spreadsheet that can be sent back; `?empty=1`: only its headings. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const empty = new URL(request.url).searchParams.has('empty')
  const how = { locale: context.locale, empty }
  const bytes = await refusing(context, context.shop.merchandising.sheets(viewer, how))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="reedflower-${empty ? 'template' : 'catalogue'}.xlsx"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
