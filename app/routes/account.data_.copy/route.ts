import { type ActionFunctionArgs, data, redirect, redirectDocument } from '@remix-run/node'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { flash } from '../../http/flash.ts'
import { parseForm } from '../../http/parse-form.ts'
import { requireUser } from '../../http/require-user.ts'
import { ordersSheet } from './orders-sheet.server.ts'

const schema = z.object({ intent: z.enum(['json', 'xlsx']) })

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const download = (body: BodyInit, type: string, name: string) =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })

export const loader = () => redirect('/account/data#copy')

/** A copy of what the shop holds on who asks, as a download: everything, or their orders as a spreadsheet. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { userId } = requireUser(request, context)
  const submission = parseForm(await request.formData(), schema)
  if (submission.status !== 'success') throw data(null, { status: 400 })
  const copy = await context.shop.accounts.export(userId).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'TooManyRequests') return null
    throw error
  })
  if (!copy) {
    const cookie = flash('account.data.flash.enough')
    return redirectDocument('/account/data#copy', { status: 303, headers: { 'Set-Cookie': cookie } })
  }
  const day = copy.takenAt.slice(0, 10)
  if (submission.value.intent === 'xlsx') {
    const sheet = await ordersSheet(copy.orders, context.locale)
    return download(new Uint8Array(sheet), sheetType, `reedflower-orders-${day}.xlsx`)
  }
  return download(JSON.stringify(copy, null, 2), 'application/json; charset=utf-8', `reedflower-my-data-${day}.json`)
}
