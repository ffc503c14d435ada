import { MAX_QUERY } from '#domain/search.ts'
import { cutHan, type Run, singular, toRuns } from './cut.ts'
import { syllables } from './syllables.ts'
import { synonyms } from './synonyms.ts'

/** A search as Postgres reads it: texts of tsquery, each stricter than the one before. */
export type QueryWords = {
  /** Every word is somewhere. */
  anywhere: string
  /** Every word is in the name or says whose, where or what kind it is. */
  near: string
  /** Every word is in the name. */
  named: string
  /** The name ends with the last word. */
  headed: string
  /** The name ends with all that was typed. */
  whole: string
  /** The name's syllables are those typed, for wrong characters: word by word, to the end of the name, in one piece. */
  sounding: string
  soundingWhole: string
  soundingTogether: string
}

/** More words than this are not looked at. */
const MAX_WORDS = 8

const exact = (word: string, weights = '') => `'${word}'${weights && `:${weights}`}`
const begins = (word: string, weights = '') => `'${word}':*${weights}`
const any = (parts: string[]) => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' | ')})`)
const all = (parts: string[]) => any([parts.join(' & ')]) || ''

const meaning = (word: string): readonly string[] => synonyms.find((group) => group.includes(word)) ?? [word]

/** A single syllable begins too many readings to look for beside other words; all of them together are looked for in one piece. */
const SYLLABLE = 3

/** One word in every way it may stand in a document. */
function forms({ han, text }: Run, { weights = '', beside = false } = {}): string {
  if (han) return any(meaning(text).flatMap((word) => [exact(word, weights), begins(`/${word}`, weights)]))
  const word = singular(text)
  if (word.length < 2) return any([exact(word, weights)])
  const readings = beside && text.length <= SYLLABLE ? [] : [`~${text}`, `^${text}`]
  const latin = [word, ...readings].map((one) => begins(one, weights))
  const same = meaning(word).filter((other) => other !== word)
  return any([...latin, ...same.map((other) => begins(`/${other}`, weights))])
}

const ending = ({ han, text }: Run): string =>
  any(
    han
      ? meaning(text).map((word) => exact(`/${word}$`))
      : [exact(`/${singular(text)}$`), exact(`~${text}$`), exact(`^${text}$`)],
  )

/** All that was typed as the end of one name: Chinese without spaces, or Latin letters as English, pinyin or initials. */
function wholeEnding(runs: Run[]): string {
  const joined = (separator: string) => runs.map(({ text }) => text).join(separator)
  if (runs.every(({ han }) => han)) return any(meaning(joined('')).map((word) => exact(`/${word}$`)))
  const english = runs.map(({ text }) => singular(text)).join(' ')
  const mixed = runs.map(({ han, text }) => (han ? syllables(text).join('') : text)).join('')
  return any([exact(`/${english}$`), exact(`~${mixed}$`), exact(`^${mixed}$`)])
}

const sound = (word: string) => `*${syllables(word).join('.')}.`

/** Nothing sounds like a single character or like Latin letters: an empty query finds nothing. */
function soundingWords(words: Run[]): Pick<QueryWords, 'sounding' | 'soundingWhole' | 'soundingTogether'> {
  const joined = words.map(({ text }) => text).join('')
  if (joined.length < 2 || !words.some(({ han }) => han))
    return { sounding: '', soundingWhole: '', soundingTogether: '' }
  const each = all(words.map((word) => (word.han ? begins(sound(word.text)) : forms(word))))
  if (!words.every(({ han }) => han)) return { sounding: each, soundingWhole: '', soundingTogether: '' }
  const together = begins(sound(joined))
  return { sounding: any([together, each]), soundingWhole: exact(`${sound(joined)}$`), soundingTogether: together }
}

const isKnown = (word: string) => synonyms.some((group) => group.includes(word))

/** Chinese is cut into words unless all of it is one that has synonyms. */
const toWords = (runs: Run[]): Run[] =>
  runs
    .flatMap((run) => (run.han && !isKnown(run.text) ? cutHan(run.text).map((text) => ({ han: true, text })) : [run]))
    .slice(0, MAX_WORDS)

/** Typed with spaces between characters or syllables, and one piece in the name. */
function together(runs: Run[], weights = ''): string[] {
  const joined = runs.map(({ text }) => text).join('')
  if (runs.every(({ han }) => han)) return [begins(`/${joined}`, weights)]
  return runs.length > 1 && !runs.some(({ han }) => han)
    ? [begins(`~${joined}`, weights), begins(`^${joined}`, weights)]
    : []
}

/** @returns null where the text has no word in it */
export function queryWords(text: string): QueryWords | null {
  const runs = toRuns(text.slice(0, MAX_QUERY)).slice(0, MAX_WORDS)
  const words = toWords(runs)
  const last = words.at(-1)
  if (!last) return null
  const beside = words.length > 1
  const every = (weights = '') =>
    any([...together(runs, weights), all(words.map((word) => forms(word, { weights, beside })))])
  return {
    anywhere: every(),
    near: every('AB'),
    named: every('A'),
    headed: all([ending(last), every('A')]),
    whole: wholeEnding(runs),
    ...soundingWords(words),
  }
}
