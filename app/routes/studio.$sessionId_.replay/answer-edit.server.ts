import { type AppLoadContext, data } from '@remix-run/node'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { THANKS_LIMIT } from '#domain/live-replay.ts'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { readClockTime } from '../../live/replay/times.ts'

const words = z.string().max(2_000)
const edits = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('cut'), from: z.string().max(20), to: z.string().max(20) }),
  z.object({ intent: z.literal('whole') }),
  z.object({ intent: z.literal('hide') }),
  z.object({ intent: z.literal('show') }),
  z.object({ intent: z.literal('caption'), captionId: z.uuid(), text: words }),
  z.object({ intent: z.literal('preview'), wordsZh: words, wordsEn: words }),
  z.object({ intent: z.literal('thank'), wordsZh: words, wordsEn: words }),
])
type Edit = z.infer<typeof edits>

/** What the page says about the form that was sent last: a sentence at a field, with all that was typed. */
export type RefusedEdit = {
  intent: Edit['intent']
  typed: Record<string, string>
  errors: Record<string, string>
  /** Thanks as they would be sent. */
  preview: { wordsZh: string; wordsEn: string } | null
}

/** A field of a cut: empty is no cut there. @returns undefined for what is no time */
function readTime(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return readClockTime(text) ?? undefined
}

const places: Partial<Record<Edit['intent'], [key: MessageKey, anchor: string]>> = {
  cut: ['report.cut.saved', '#cut'],
  whole: ['report.cut.cleared', '#cut'],
  hide: ['report.show.done', '#show'],
  show: ['report.show.done', '#show'],
  caption: ['report.captions.saved', '#captions'],
  thank: ['report.thanks.sent', '#thanks'],
}

/**
 * Carries out one form of the page and goes back to its place, or says at the field what is wrong.
 * @throws Response 400 (not one of ours), DomainError as the verbs do
 */
export async function answerEdit(
  { shop, locale }: Pick<AppLoadContext, 'shop' | 'locale'>,
  { userId, sessionId, form }: { userId: string; sessionId: string; form: FormData },
) {
  const parsed = edits.safeParse(Object.fromEntries(form))
  if (!parsed.success) throw data(null, { status: 400 })
  const edit = parsed.data
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const t = translate(locale)
  const refused = (errors: Record<string, string>, status = 422) =>
    data<RefusedEdit>({ intent: edit.intent, typed, errors, preview: null }, { status })
  try {
    if (edit.intent === 'preview') {
      const preview = await shop.replays.previewThanks(userId, { sessionId, ...edit })
      return data<RefusedEdit>({ intent: edit.intent, typed, errors: {}, preview })
    }
    if (edit.intent === 'cut') {
      const [fromMs, toMs] = [readTime(edit.from), readTime(edit.to)]
      const error = t('report.cut.error.time')
      if (fromMs === undefined || toMs === undefined)
        return refused({ ...(fromMs === undefined && { fromMs: error }), ...(toMs === undefined && { toMs: error }) })
      await shop.replays.cut(userId, { sessionId, fromMs, toMs })
    } else await carryOut(shop, userId, sessionId, edit)
  } catch (error) {
    const errors = fieldWords(error, edit, locale)
    if (!errors) throw error
    return refused(errors, toRefusal(error, locale).status)
  }
  const [key, anchor] = places[edit.intent] ?? ['report.show.done', '']
  return goOn(`/studio/${sessionId}/replay${anchor}`, key)
}

async function carryOut(
  { replays }: AppLoadContext['shop'],
  userId: string,
  sessionId: string,
  edit: Exclude<Edit, { intent: 'cut' | 'preview' }>,
): Promise<void> {
  if (edit.intent === 'whole') return replays.cut(userId, { sessionId, fromMs: null, toMs: null })
  if (edit.intent === 'caption') return replays.editCaption(userId, { sessionId, ...edit })
  if (edit.intent === 'thank') return void (await replays.thank(userId, { sessionId, ...edit }))
  return replays.show(userId, { sessionId, shown: edit.intent === 'show' })
}

/** A sentence at the field that a refusal speaks of; null where it speaks of none. */
function fieldWords(error: unknown, { intent }: Edit, locale: AppLoadContext['locale']): Record<string, string> | null {
  if (!isDomainError(error)) return null
  const t = translate(locale)
  const { field, words } = error.detail
  if (typeof field !== 'string') return null
  const said = { words: String(words ?? ''), limit: THANKS_LIMIT }
  if (error.code === 'WordsForbidden')
    return {
      [field]: intent === 'caption' ? t('report.captions.error.words', said) : t('report.thanks.error.words', said),
    }
  if (error.code !== 'InvalidInput') return null
  if (field === 'fromMs' || field === 'toMs') return { [field]: t(`report.cut.error.${field}`) }
  return { [field]: intent === 'caption' ? t('report.captions.error.long') : t('report.thanks.error.length', said) }
}
