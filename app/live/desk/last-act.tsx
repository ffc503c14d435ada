import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../../components/icon.tsx'
import { useItemWords } from '../item-words.ts'
import { useHydrated } from '../use-hydrated.ts'
import { type Desk, useDesk } from './desk-context.tsx'
import { useProblemWords } from './problem-words.ts'
import type { Steered } from './side.ts'
import { Steer } from './steer.tsx'

/** Long enough to find the button with one's eyes on the chicken. */
const SHOWN_MS = 12_000

/** Acts whose effect stands elsewhere on the desk need no words here. */
const silent = new Set(['say', 'caption', 'change', 'answer', 'present', 'start', 'end'])

function useWords() {
  const t = useTranslations('studio.done')
  const problemWords = useProblemWords()
  const itemWords = useItemWords()
  return ({ room }: Desk, answer: Steered): string | null => {
    if (answer.kind === 'refused') return problemWords(answer.problem)
    const item = room.items.find(({ id }) => id === answer.itemId)
    if (item && answer.intent === 'price') return t('price', { price: itemWords.price(item) })
    if (item && answer.intent === 'stock') return t('stock', { quota: item.quota })
    const { intent } = answer
    return silent.has(intent) || !t.has(intent as 'pin') ? null : t(intent as 'pin')
  }
}

/** What came of the last act, over the bar at the bottom so that nothing moves, with the way to take it back. */
export function LastAct() {
  const t = useTranslations('studio')
  const desk = useDesk()
  const wordsFor = useWords()
  const hydrated = useHydrated()
  const [gone, setGone] = useState(-1)
  const { last } = desk
  const number = last?.number ?? -1
  useEffect(() => {
    const timer = setTimeout(() => setGone(number), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [number])
  const shown = last !== null && gone !== number
  const words = shown ? wordsFor(desk, last.answer) : null
  // A field's own form says what is wrong with it beside the field.
  const besideField = hydrated && last?.answer.kind === 'refused' && last.answer.intent === 'change'
  const { intent: undo = '', ...fields } = (last?.answer.kind === 'done' && last.answer.undo) || {}
  return (
    <div className="pointer-events-none absolute inset-x-2 bottom-full z-30 mb-2" role="status">
      {words && !besideField ? (
        <div className="pointer-events-auto mx-auto flex max-w-lg items-center gap-2 rounded-md bg-ink py-1 pr-1 pl-4 text-paper shadow-lg">
          <p className="min-w-0 flex-1">{words}</p>
          {undo ? (
            <Steer intent={undo} fields={fields} onDone={() => setGone(number)}>
              <button type="submit" className="min-h-11 rounded-md px-3 font-medium underline underline-offset-4">
                {t('undo')}
              </button>
            </Steer>
          ) : null}
          <button
            type="button"
            className="grid size-11 shrink-0 place-items-center"
            aria-label={t('close')}
            onClick={() => setGone(number)}
          >
            <Icon name="close" />
          </button>
        </div>
      ) : null}
    </div>
  )
}
