import { useMatches } from '@remix-run/react'
import { type AbstractIntlMessages, useLocale, useMessages } from 'use-intl'
import type { Locale } from '#domain/locale.ts'
import { InlineScript, scriptSafe } from '../components/inline-script.tsx'
import type { RouteHandle } from '../route-handle.ts'

const elementId = 'handed-messages'

export interface HandedMessages {
  locale: Locale
  messages: AbstractIntlMessages
}

/** The areas the matched routes ask for in the browser; the shell's own words always go along. */
export function useNeededAreas(): string[] {
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined)
  return [...new Set(['shell', ...handles.flatMap((handle) => handle?.messages ?? [])])].sort()
}

/** Writes the words this page needs into the document, as data, for entry.client to read. */
export function HandMessages() {
  const needed = useNeededAreas()
  const [locale, messages] = [useLocale(), useMessages() as unknown as AbstractIntlMessages]
  const handed = { locale, messages: Object.fromEntries(needed.map((area) => [area, messages[area] ?? {}])) }
  return <InlineScript id={elementId} type="application/json" suppressHydrationWarning text={scriptSafe(handed)} />
}

/** Reads what the server handed over. Browser only. */
export function readHandedMessages(): HandedMessages {
  const element = document.getElementById(elementId)
  if (!element?.textContent) throw new Error('The document carries no messages')
  return JSON.parse(element.textContent) as HandedMessages
}
