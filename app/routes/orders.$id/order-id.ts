import { data } from '@remix-run/node'
import { z } from 'zod'

/** An order's id from an address. @throws 404 where it cannot be one */
export function validOrderId(text: string | undefined): string {
  const { data: id } = z.uuid().safeParse(text)
  if (!id) throw data(null, { status: 404 })
  return id
}
