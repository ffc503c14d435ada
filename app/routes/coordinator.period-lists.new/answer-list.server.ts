import { type AppLoadContext, data } from '@remix-run/node'
import { parseYuan } from '#domain/money.ts'
import { type Basis, parseQuantity } from '#domain/period-basis.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readForm } from '../../http/answer-evidence-form.ts'
import type { FieldErrors } from '../../http/answer-form.ts'
import { goOn } from '../../http/go-on.ts'
import { periodErrors, rowWords } from '../../http/period-errors.ts'

import { translate } from '../../i18n/catalogue.server.ts'

/** A row of the form as it was typed. */
export interface TypedRow {
  code: string
  quantity: string
  rate: string
  months: string
}

export interface TypedList {
  id: string
  period: string
  evidenceKind: string
  rows: TypedRow[]
}

const MOST_ROWS = 500

function readRow({ quantity, rate, months }: TypedRow): Basis | null {
  const [quantityMilli, rateFen] = [parseQuantity(quantity), parseYuan(rate)]
  const monthCount = months === '' ? null : /^\d{1,2}$/.test(months) ? Number(months) : Number.NaN
  if (quantityMilli === null || rateFen === null || Number.isNaN(monthCount)) return null
  return { quantityMilli, rateFen, months: monthCount }
}

/** The form of a new list. Rows without a quantity are left out; what cannot be read is said with its row. */
export async function answerList(request: Request, context: AppLoadContext, viewer: Viewer) {
  const { locale, shop } = context
  const { form, evidence, tooLarge } = await readForm(request)
  const text = (value: unknown) =>
    String(value ?? '')
      .normalize('NFKC')
      .trim()
      .slice(0, 60)
  const column = (name: string) => form.getAll(name).slice(0, MOST_ROWS).map(text)
  const [codes, quantities, rates, months] = [column('code'), column('quantity'), column('rate'), column('months')]
  const typed: TypedList = {
    id: text(form.get('id')),
    period: text(form.get('period')),
    evidenceKind: text(form.get('evidenceKind')),
    rows: codes.map((code, at) => ({
      code,
      quantity: quantities[at] ?? '',
      rate: rates[at] ?? '',
      months: months[at] ?? '',
    })),
  }
  const filled = typed.rows.filter(({ quantity }) => quantity !== '')
  const read = filled.map((row) => ({ householdCode: row.code, basis: readRow(row) }))
  const unreadable = read.findIndex(({ basis }) => basis === null)
  const errors: FieldErrors = {}
  if (unreadable >= 0) {
    const code = filled[unreadable]?.code ?? ''
    errors.rows = rowWords({ rule: 'number', row: unreadable + 1, code }, locale) ?? ''
  }
  if (tooLarge) errors.evidence = translate(locale)('evidence.refused.size')
  if (Object.keys(errors).length > 0) return data({ typed, errors }, { status: 422 })
  try {
    const id = await shop.periodIncome.propose(viewer, {
      id: typed.id,
      versionId: text(form.get('version')),
      period: typed.period,
      rows: read.flatMap(({ householdCode, basis }) => (basis ? { householdCode, basis } : [])),
      evidence,
    })
    return goOn(`/coordinator/period-lists/${id}`, 'periods.done.proposed')
  } catch (error) {
    const refusal = periodErrors(error, locale)
    return data({ typed, errors: refusal.errors }, { status: refusal.status })
  }
}
