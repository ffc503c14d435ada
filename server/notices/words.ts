import { type Locale, languageTag } from '#domain/locale.ts'
import { formatYuan } from '#domain/money.ts'
import type { NoticeKind, StoredFacts } from './notice-facts.ts'
import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

/** One notice in one language. `rows` are shown where there is room for them: in e-mail. */
export type Said = { title: string; text: string; rows?: [label: string, value: string][] }

export type NoticeWords = { [Kind in NoticeKind]: (facts: StoredFacts<Kind>, show: Show) => Said }

/** How amounts, moments and days are written in a language. */
export type Show = { yuan(fen: string): string; moment(at: string): string; day(day: string): string }

const timeZone = 'Asia/Shanghai'

const showIn = (locale: Locale): Show => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageTag(locale), { timeZone, ...options })
  const moments = format({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const days = format({ month: 'long', day: 'numeric' })
  return {
    yuan: (fen) => (locale === 'zh' ? `${formatYuan(BigInt(fen))} 元` : `¥${formatYuan(BigInt(fen))}`),
    moment: (at) => moments.format(new Date(at)),
    day: (day) => days.format(new Date(`${day}T00:00:00+08:00`)),
  }
}

const byLocale = { zh: { words: zh, show: showIn('zh') }, en: { words: en, show: showIn('en') } }

/** The words of a notice in the language of the person who gets it. */
export function sayNotice<Kind extends NoticeKind>(kind: Kind, locale: Locale, facts: StoredFacts<Kind>): Said {
  const { words, show } = byLocale[locale]
  return words[kind](facts, show)
}

/** Who the message is from, as it stands before a text message. */
export const senderName = (locale: Locale): string => (locale === 'zh' ? '芦花集' : 'Reedflower')
