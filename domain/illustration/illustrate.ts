import { backdrop, floor, reed } from './backdrop.ts'
import { newBrush } from './brush.ts'
import { drawings } from './drawings.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Variant } from './scene.ts'
import { type Tint, tintNames, tints } from './tints.ts'

const SIZE = { width: 800, height: 800 }
const GROUND = 560

/** Unlike any other picture's and short, since every gradient bears it. */
const shortName = (kind: Kind, tint: Tint, variant: Variant): string =>
  `g${((kinds.indexOf(kind) * tintNames.length + tintNames.indexOf(tint)) * 3 + variant).toString(36)}`

/**
 * The picture of a product: a whole SVG document, 800 × 800, without words.
 * @param title what a screen reader says, where the picture stands alone
 */
export function illustrate({
  kind,
  tint,
  variant,
  title,
}: {
  kind: Kind
  tint: Tint
  variant: Variant
  title?: string
}): string {
  const palette = tints[tint]
  const brush = newBrush(shortName(kind, tint, variant))
  const scene = [
    backdrop(brush, palette, tint, SIZE, GROUND),
    floor(brush, palette, SIZE, GROUND),
    reed(12, 800, 330, 8, '#b39a66', '#f8ecd0'),
    reed(62, 820, 250, 15, '#a98e5a', '#f1e0ba'),
    drawings[kind]({ brush, palette, variant }),
  ].join('')
  return svgDocument(SIZE, title, brush.defs() + scene)
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Wraps a drawing as a stand-alone SVG with its accessible name. */
export function svgDocument(
  { width, height }: { width: number; height: number },
  title: string | undefined,
  drawing: string,
): string {
  const name = title ? `<title>${escaped(title)}</title>` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">${name}${drawing}</svg>`
}
