import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** A run of Chinese characters, or a Latin word or number. */
export type Run = { han: boolean; text: string }

let jieba: Jieba | undefined

/** Loads the dictionary, once. For 0.2 s the process does nothing else: a server does it before anybody waits for it. */
export function loadWords(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/** The words of a run of Chinese characters, those inside longer ones too. */
export const cutHan = (han: string): string[] => loadWords().cutForSearch(han, true)

/** What is written, in small letters of one width, as runs; signs and spaces only separate. */
export function toRuns(text: string): Run[] {
  const runs = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu)
  return (runs ?? []).map((run) => ({ han: /\p{Script=Han}/u.test(run), text: run }))
}

/** A name without what stands in brackets or after a comma: “城口山地鸡(冷鲜)” is 城口山地鸡. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/,.*$/, '')

/** English plurals and singulars are one word. */
export const singular = (word: string): string =>
  word.length < 4 || /(ss|us)$/.test(word)
    ? word
    : word
        .replace(/ies$/, 'y')
        .replace(/(o|x|ch|sh)es$/, '$1')
        .replace(/s$/, '')
