import type { ReactNode } from 'react'
import { type AbstractIntlMessages, IntlProvider } from 'use-intl'
import type { Locale } from '#domain/locale.ts'

/** Where every time is shown, whoever looks: the farms, the halls and the buyers share one clock. */
export const timeZone = 'Asia/Shanghai'

/** Gives the pages their language, words and clock. */
export function LocaleWords(props: { locale: Locale; messages: AbstractIntlMessages; children: ReactNode }) {
  return (
    <IntlProvider locale={props.locale} messages={props.messages} timeZone={timeZone} formats={formats}>
      {props.children}
    </IntlProvider>
  )
}

/** Named formats for `useFormatter()`: `.dateTime(date, 'day')`, `.list(words, 'names')`. */
export const formats = {
  dateTime: {
    day: { year: 'numeric', month: 'long', day: 'numeric' },
    monthDay: { month: 'long', day: 'numeric' },
    time: { hour: '2-digit', minute: '2-digit', hour12: false },
    moment: { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
    full: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
  },
  number: {
    /** Weights: 1,320 g. */
    grams: { style: 'unit', unit: 'gram', unitDisplay: 'short' },
    percent: { style: 'percent', maximumFractionDigits: 2 },
  },
  list: {
    /** 甲、乙、丙 or A, B, C. */
    names: { type: 'conjunction', style: 'narrow' },
  },
} as const
