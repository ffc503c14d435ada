import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Choice } from '../../components/choice.tsx'
import { useHydrated } from '../use-hydrated.ts'

const KEPT_AS = 'studio-shortcuts'
const keys = ['n', 'p', 'd', 's', 'a', 't', 'c'] as const
/** Letters that lead to a field; the others press the button that names them. */
const fields: Record<string, { id: string; panel: string }> = {
  t: { id: 'say', panel: 'chat' },
  c: { id: 'caption', panel: 'captions' },
}

/** Letters typed into a field are text, and letters with a modifier belong to the browser. */
function isForUs({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing || !(target instanceof HTMLElement)) return false
  return !target.isContentEditable && !['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** Does what stands behind a letter. Nothing where that is not on the page now. */
function press(key: string): boolean {
  const field = fields[key]
  // On a phone the field's panel may be behind another.
  if (field) document.getElementById(`show-${field.panel}`)?.click()
  const found = field
    ? document.getElementById(field.id)
    : document.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]:enabled`)
  if (field) found?.focus()
  else found?.click()
  return found !== null
}

/** The letters that work as buttons, and the choice to have none: they get in the way of some who speak to their machine. */
export function Shortcuts() {
  const t = useTranslations('studio.keys')
  const hydrated = useHydrated()
  const [on, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(KEPT_AS) !== 'off'), [])
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (event.repeat || !isForUs(event) || !keys.some((one) => one === key)) return
      if (press(key)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on])
  if (!hydrated) return null
  return (
    <section aria-labelledby="keys" className="grid gap-2">
      <h3 id="keys" className="font-sans text-base font-medium">
        {t('title')}
      </h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-7 rounded-sm border border-line-strong bg-card px-1.5 text-center font-sans text-sm uppercase">
                {key}
              </kbd>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
      <Choice
        type="checkbox"
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked)
          localStorage.setItem(KEPT_AS, event.target.checked ? 'on' : 'off')
        }}
      >
        {t('on')}
      </Choice>
    </section>
  )
}
