import { type AppLoadContext, data } from '@remix-run/node'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

/**
 * Does what was decided on the page of one row and shows the page anew with one sentence; or gives back what was
 * typed with the reason why it was not done: `wrong`, or the refusal's own words.
 */
export async function answerAct<Typed extends object>(
  { locale }: AppLoadContext,
  act: {
    typed: Typed
    /** What is wrong with it; null where it can be tried. */
    wrong: MessageKey | null
    work: () => Promise<unknown>
    /** The row's page. */
    page: string
    done: MessageKey
  },
) {
  const { typed, wrong } = act
  if (wrong) return data({ ...typed, error: translate(locale)(wrong) }, { status: 422 })
  try {
    await act.work()
  } catch (error) {
    const { message, status } = toRefusal(error, locale)
    return data({ ...typed, error: message }, { status })
  }
  return goOn(act.page, act.done)
}
