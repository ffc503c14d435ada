import { maskName } from '../masking.ts'

/** A piece of a text that may say who somebody is: where it stands, and how it reads without spaces and dashes. */
export type PersonalPiece = {
  kind: 'name' | 'phone' | 'id_number' | 'account' | 'address'
  value: string
  /** In UTF-16 units, as `slice` counts. */
  start: number
  end: number
}

/** Letters of a name without a dot; one with a dot, as of many minorities, may be longer. */
const NAME = { shortest: 2, longest: 4, withDot: 16 }
const DIGITS = { phone: [11, 15], id_number: [18, 18], account: [8, 24] } as const
/** Letters and groups of digits. */
const ADDRESS = { shortest: 5, longest: 30 }
/** An address leads from a place to one house: a group or a village alone is a place that many live in. */
const HOUSE = /^\p{L}{2}.*(?:\p{Nd}|[\p{Nd}一二三四五六七八九十百零〇][号室户])$/u
/** People write long numbers in groups. */
const MOST_GROUPS = 8

type Part = { text: string; start: number; end: number }

const partsOf = (text: string, part: RegExp, offset: number): Part[] =>
  [...text.matchAll(part)].map((found) => ({
    ...{ text: found[0], start: offset + found.index, end: offset + found.index + found[0].length },
  }))

/** Every stretch of neighbouring parts, from one up to so many. */
function* stretches(parts: readonly Part[], most: number): Generator<Part> {
  for (const [from, first] of parts.entries()) {
    let joined = ''
    for (const { text, end } of parts.slice(from, from + most)) {
      joined += text
      yield { text: joined, start: first.start, end }
    }
  }
}

function* names(text: string): Generator<PersonalPiece> {
  for (const run of text.matchAll(/\p{Script=Han}(?:[\s·•‧・]*\p{Script=Han})+/gu)) {
    const letters = partsOf(run[0], /\p{Script=Han}|[·•‧・]/gu, run.index)
    const most = letters.some(({ text: letter }) => /[·•‧・]/.test(letter)) ? NAME.withDot : NAME.longest
    for (const { text: value, ...at } of stretches(letters, most))
      if ([...value].length >= NAME.shortest) yield { kind: 'name', value, ...at }
  }
}

function* numbers(text: string): Generator<PersonalPiece> {
  for (const run of text.matchAll(/[+＋]?\p{Nd}(?:[\p{Nd}\s\-‐-―－().]*[\p{Nd}XxＸｘ])?/gu)) {
    const groups = partsOf(run[0], /[\p{Nd}XxＸｘ]+/gu, run.index)
    for (const { text: written, ...at } of stretches(groups, MOST_GROUPS)) {
      const value = written.normalize('NFKC')
      for (const [kind, [least, most]] of Object.entries(DIGITS))
        if (value.length >= least && value.length <= most) yield { kind: kind as PersonalPiece['kind'], value, ...at }
    }
  }
}

function* addresses(text: string): Generator<PersonalPiece> {
  for (const run of text.matchAll(/[\p{L}\p{Nd}](?:[\s,，、.．·#()（）\-‐-―－]*[\p{L}\p{Nd}])+/gu))
    for (const { text: value, ...at } of stretches(partsOf(run[0], /\p{L}|\p{Nd}+/gu, run.index), ADDRESS.longest))
      if (HOUSE.test(value) && [...value].length >= ADDRESS.shortest) yield { kind: 'address', value, ...at }
}

/** Pieces that could be a name, a number or an address of somebody; whether they are, only the register knows. */
export const personalPieces = (text: string): PersonalPiece[] => [...names(text), ...numbers(text), ...addresses(text)]

function shown({ kind, value }: PersonalPiece): string {
  if (kind === 'name') return maskName(value)
  return kind === 'address' ? '****' : `****${value.slice(-4)}`
}

/**
 * The text with these pieces covered, the longest first: of a name its first letter stays, of a number its last four digits, of an
 * address nothing.
 */
export function coverPieces(text: string, pieces: readonly PersonalPiece[]): string {
  const chosen: PersonalPiece[] = []
  for (const piece of [...pieces].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (chosen.every(({ start, end }) => piece.end <= start || piece.start >= end)) chosen.push(piece)
  return chosen
    .sort((a, b) => b.start - a.start)
    .reduce((covered, piece) => covered.slice(0, piece.start) + shown(piece) + covered.slice(piece.end), text)
}
