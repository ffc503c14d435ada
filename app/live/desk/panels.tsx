import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type Desk, useDesk } from './desk-context.tsx'

const names = ['chat', 'items', 'captions', 'more'] as const
export type PanelName = (typeof names)[number]

/** Where the form stands that was posted without JavaScript: its panel is open when the page comes back. */
function panelOf({ last }: Desk): PanelName {
  const posted = last?.number === 0 ? last.answer : null
  if (posted?.intent === 'change') return 'items'
  if (posted?.intent === 'caption') return 'captions'
  return posted && ['unmute', 'takeHelm', 'leaveHelm'].includes(posted.intent) ? 'more' : 'chat'
}

/**
 * Chooses which panel a phone shows; wide screens show all. Radio buttons that the style sheet reads: they work before and
 * without JavaScript, and by the arrow keys.
 */
export function PanelChoice() {
  const t = useTranslations('studio.show')
  const open = panelOf(useDesk())
  return (
    <fieldset className="grid grid-cols-4 border-y border-line bg-card lg:hidden">
      <legend className="sr-only">{t('label')}</legend>
      {names.map((name) => (
        <label
          key={name}
          htmlFor={`show-${name}`}
          className="relative grid min-h-11 place-items-center border-b-2 border-transparent has-checked:border-accent has-checked:font-medium has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="show"
            id={`show-${name}`}
            value={name}
            defaultChecked={name === open}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  )
}

const shown: Record<PanelName, string> = {
  chat: 'max-lg:group-has-[#show-chat:checked]/desk:flex',
  items: 'max-lg:group-has-[#show-items:checked]/desk:flex',
  captions: 'max-lg:group-has-[#show-captions:checked]/desk:flex',
  more: 'max-lg:group-has-[#show-more:checked]/desk:flex',
}

/** One panel under its heading. `fixed`: what is in it scrolls by itself. */
export function Panel(props: {
  name: PanelName
  title: ReactNode
  fixed?: boolean
  className?: string
  children: ReactNode
}) {
  const { name, title, fixed, className = '', children } = props
  return (
    <section
      aria-labelledby={name}
      className={`min-h-0 flex-col max-lg:flex-1 max-lg:bg-card max-lg:supports-[selector(:has(a))]:hidden ${shown[name]} lg:flex lg:rounded-lg lg:border lg:border-line lg:bg-card ${className}`}
    >
      <h2 id={name} className="border-line px-4 py-2 text-lg max-lg:sr-only lg:border-b">
        {title}
      </h2>
      {fixed ? children : <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-3">{children}</div>}
    </section>
  )
}
