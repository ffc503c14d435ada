import { z } from 'zod'
import { parseYuan } from '#domain/money.ts'
import { fitsReason } from '#domain/reason.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/** What was typed, to be shown again; the fields of the form. */
export type RefundAsked = { part: string; units: string; amount: string; reason: string }
export type RefundField = keyof RefundAsked
export type RefundErrors = Partial<Record<RefundField, string>>

/** `part` absent: all that is left of the order. */
export type RefundWanted = {
  reason: string
  part?: { refundId: string; part: { units: number } | { amountFen: bigint } }
}

const id = z.uuid()

/** Reads the refund form. Whether so much is left is for the verb to judge. */
export function readRefundForm(form: FormData): {
  asked: RefundAsked
  wanted: RefundWanted | null
  wrong: Partial<Record<RefundField, MessageKey>>
} {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const asked = { part: text('part') || 'all', units: text('units'), amount: text('amount'), reason: text('reason') }
  const wrong: Partial<Record<RefundField, MessageKey>> = {}
  if (!fitsReason(asked.reason)) wrong.reason = 'coordinator.line.reasonShort'
  const refundId = id.safeParse(form.get('refundId'))
  const part = readPart(asked)
  if (part === 'units' || part === 'amount') wrong[part] = `coordinator.line.${part}Wrong`
  else if (part === undefined || (part && !refundId.success)) wrong.part = 'shell.invalid.choice'
  if (Object.keys(wrong).length > 0 || typeof part === 'string') return { asked, wanted: null, wrong }
  const { reason } = asked
  if (!part || !refundId.success) return { asked, wanted: { reason }, wrong }
  return { asked, wanted: { reason, part: { refundId: refundId.data, part } }, wrong }
}

/** The part; null for all of it, the field's name where it is filled in wrongly, undefined where nothing such was offered. */
function readPart({ part, units, amount }: RefundAsked) {
  if (part === 'all') return null
  if (part === 'units') {
    const count = Number(units.normalize('NFKC'))
    return Number.isSafeInteger(count) && count > 0 ? { units: count } : ('units' as const)
  }
  if (part !== 'amount') return undefined
  const fen = parseYuan(amount.normalize('NFKC'))
  return fen !== null && fen > 0n ? { amountFen: fen } : ('amount' as const)
}
