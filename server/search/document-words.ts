import { bareName, cutHan, singular, toRuns } from './cut.ts'
import type { ProductDocument } from './read-documents.ts'
import { syllables } from './syllables.ts'

type Weight = 'A' | 'B' | 'C' | 'D'

/** Positions in a tsvector end here. */
const LAST_POSITION = 16_383

/*
 * Kinds of words, told apart by their first sign:
 *   芦花          a word, Latin words in the singular
 *   /芦花鸡$      a name from here to its end, so that its beginning finds every part of the name and the whole its last one
 *   ~luhuaji$     the same as it is read, without spaces as people type it
 *   ^lhj$         the same in initials
 *   *lu.hua.ji.$  the same by syllables: how a wrong character is caught
 */

/** The ends of a name: of its Chinese by character, of its English by word. */
function* endings(name: string): Generator<string> {
  const units = toRuns(bareName(name)).flatMap(({ han, text }) => (han ? [...text] : [` ${singular(text)}`]))
  for (let start = 0; start < units.length; start++) yield `/${units.slice(start).join('').trim()}$`
}

function* soundEndings(name: string): Generator<string> {
  for (const { han, text } of toRuns(bareName(name))) {
    if (!han) continue
    const sounds = syllables(text)
    for (let start = 0; start < sounds.length; start++) {
      const rest = sounds.slice(start)
      yield `~${rest.join('')}$`
      yield `*${rest.join('.')}.$`
      if (rest.length > 1) yield `^${rest.map((syllable) => syllable[0]).join('')}$`
    }
  }
}

const read = (name: string): string => syllables(name).join('')

const plainWords = (text: string): string[] =>
  toRuns(text).flatMap((run) => (run.han ? cutHan(run.text) : [singular(run.text)]))

/** The words of a document as the text of a tsvector. */
export function documentWords(document: ProductDocument): string {
  const placed = new Map<string, string>()
  const put = (words: Iterable<string>, weight: Weight) => {
    for (const word of words)
      if (!placed.has(word)) placed.set(word, `'${word}':${Math.min(placed.size + 1, LAST_POSITION)}${weight}`)
  }
  for (const name of [document.nameZh, document.nameEn]) {
    put(plainWords(bareName(name)), 'A')
    put(endings(name), 'A')
    put(soundEndings(name), 'A')
  }
  const { categoryZh, categoryEn, districtZh, districtEn, cityZh, cityEn, sellerZh, sellerEn } = document
  for (const place of [districtZh, cityZh ?? '', categoryZh]) put([`/${place}$`, `~${read(place)}$`], 'B')
  const near = [
    document.nameZh,
    document.nameEn,
    document.goodsZh,
    document.goodsEn,
    document.specZh,
    document.specEn,
    sellerZh,
    sellerEn,
  ]
  for (const text of [...near, categoryZh, categoryEn, districtZh, districtEn, cityZh, cityEn])
    put(plainWords(text ?? ''), 'B')
  for (const text of [document.aboutZh, document.aboutEn]) put(plainWords(text), 'C')
  for (const text of document.consented) put(plainWords(text), 'D')
  return [...placed.values()].join(' ')
}

/** A name in Latin letters, as near words are compared: “luhuaji fengduluhuaji fengdu luhua chicken”. */
export function spelling({ nameZh, nameEn }: Pick<ProductDocument, 'nameZh' | 'nameEn'>): string {
  const chinese = toRuns(bareName(nameZh)).flatMap(({ han, text }) => (han ? cutHan(text).map(read) : [text]))
  const english = toRuns(bareName(nameEn)).map(({ text }) => singular(text))
  return [...new Set([...chinese, ...english])].join(' ')
}
