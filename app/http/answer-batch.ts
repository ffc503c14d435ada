import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerForm, type FieldErrors, ruleWords } from './answer-form.ts'

export interface TypedBatch {
  intent: string
  fields: Record<string, string>
}

const names = [
  'id',
  'kind',
  'on',
  'quantity',
  'survival',
  'safety',
  'toDay',
  'noteZh',
  'noteEn',
  'reasonZh',
  'reasonEn',
] as const

const share = (text = ''): number | null => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.replace(/[%％]$/, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}
const isDay = (text = ''): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** The forms of a batch's page: what happened, what is expected, when it is released. */
export async function answerBatch(
  request: Request,
  context: AppLoadContext,
  viewer: Viewer,
  { batchId, page }: { batchId: string; page: string },
) {
  const form = await request.formData()
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .normalize('NFKC')
      .trim()
      .slice(0, 300)
  const fields = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<(typeof names)[number], string>
  const intent = text('intent')
  const { batches } = context.shop
  const { id, on, toDay, noteZh, noteEn, reasonZh, reasonEn } = fields
  const [survivalBps, safetyBps] = [share(fields.survival), share(fields.safety)]
  const quantity = /^\d{1,7}$/.test(fields.quantity) ? Number(fields.quantity) : null
  const kind = fields.kind === 'vaccination' ? 'vaccination' : 'mortality'
  const wrong: Record<string, [boolean, string, string][]> = {
    event: [
      [isDay(on), 'on', 'day'],
      [quantity !== null, 'quantity', 'whole'],
    ],
    forecast: [
      [survivalBps !== null, 'survival', 'percent'],
      [safetyBps !== null, 'safety', 'percent'],
    ],
    move: [[isDay(toDay), 'toDay', 'day']],
  }
  const errors: FieldErrors = {}
  for (const [fits, field, rule] of wrong[intent] ?? [])
    if (!fits) errors[field] = ruleWords(rule, context.locale) ?? rule
  const acts: Record<string, () => Promise<void>> = {
    event: () => batches.recordEvent(viewer, { id, batchId, kind, on, quantity: quantity ?? 0, noteZh, noteEn }),
    forecast: () =>
      batches.forecast(viewer, {
        id,
        batchId,
        survivalBps: survivalBps ?? 0,
        safetyBps: safetyBps ?? 0,
        reasonZh,
        reasonEn,
      }),
    move: () => batches.moveRelease(viewer, { id, batchId, toDay, reasonZh, reasonEn }),
  }
  const done =
    intent === 'move' ? 'batches.done.move' : intent === 'forecast' ? 'batches.done.forecast' : 'batches.done.event'
  return answerForm(context, {
    typed: { intent, fields } satisfies TypedBatch,
    errors,
    work: async () => acts[intent]?.(),
    page,
    done,
  })
}
