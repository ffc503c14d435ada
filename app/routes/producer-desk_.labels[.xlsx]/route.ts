import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { toLabel } from '../producer-desk/label-columns.server.ts'
import { labelSheet } from './label-sheet.server.ts'

/** Addresses of the parcels to send, as a spreadsheet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { parcels } = await context.shop.parcels.desk(userId)
  return new Response(new Uint8Array(await labelSheet(toLabel(parcels), context.locale)), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="reedflower-labels.xlsx"',
      'Cache-Control': 'private, no-store',
    },
  })
}
