import { at, type Brush, put, shadow } from './brush.ts'
import type { Palette } from './tints.ts'

/** How the goods are shown: 0 a single one, 1 a pair, 2 with its box. */
export type Variant = 0 | 1 | 2

/** What a drawing of goods is given. Goods stand on (0, 0) and grow upwards, about 400 wide and high. */
export type Easel = { brush: Brush; palette: Palette; variant: Variant }
export type Drawing = (easel: Easel) => string

/** Where the goods stand. */
const FLOOR = 706

export const place = (x: number, y: number, scale: number, thing: string, width = 170): string =>
  shadow(x + 14, y, Math.round(width * scale)) + put(at(x, y, scale), thing)

/** One, a pair, or one beside its box: the usual way to show a packed thing. */
export function arrange(
  { brush, variant }: Easel,
  thing: string,
  options: { behind?: string; width?: number; scale?: number } = {},
): string {
  const { behind = '', width = 150, scale = 1 } = options
  if (variant === 0) return place(400, FLOOR, 1.28 * scale, thing, width)
  const two = brush.repeat(thing, [at(250, FLOOR - 34, 0.94 * scale), at(538, FLOOR + 8, 1.1 * scale)])
  if (variant === 1)
    return (
      shadow(262, FLOOR - 34, Math.round(width * 0.94 * scale)) +
      shadow(552, FLOOR + 8, Math.round(width * 1.1 * scale)) +
      two
    )
  return place(292, FLOOR - 26, 1.12, behind, 200) + place(576, FLOOR + 16, scale, thing, width)
}

/** Stands a whole composition in the middle of the floor. */
export const centre = (thing: string, scale = 1, width = 230): string => place(400, FLOOR, scale, thing, width)
