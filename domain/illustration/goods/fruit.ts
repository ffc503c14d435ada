import { at, put } from '../brush.ts'
import { centre, type Drawing, place } from '../scene.ts'
import {
  citrus,
  type Fruit,
  kiwiFruit,
  leafPair,
  lemonFruit,
  longanFruit,
  pomeloFruit,
  stoned,
} from './fruit-shapes.ts'
import { basket, crate } from './holders.ts'

const heap: Record<0 | 1 | 2, [x: number, y: number, turn: number][]> = {
  0: [[0, -96, 0]],
  1: [
    [-146, -92, -14],
    [20, -94, 12],
    [-66, -232, 4],
  ],
  2: [
    [-130, -188, -16],
    [8, -196, 8],
    [136, -186, 22],
    [-68, -268, 10],
    [74, -272, -12],
  ],
}

function fruitDrawing({ whole, half, leaf, size = 1 }: Fruit, holder: 'crate' | 'basket' = 'crate'): Drawing {
  return ({ brush, palette, variant }) => {
    const one = whole(brush)
    const leaves = (x: number, y: number) => put(at(x, y, 0.9), leafPair(leaf))
    const cut = (x: number, y: number, scale: number) =>
      place(x, y, 0, '') + put(at(x, y - 86 * scale, scale), half(brush))
    if (variant === 0) {
      const s = 1.75 * Math.min(size, 1.05)
      return (
        place(330, 700, 1, '', 160) +
        put(at(330, 700 - 88 * s, s), one, put(at(2, -86, 0.8), leafPair(leaf))) +
        place(590, 716, 1, '', 100) +
        cut(590, 722, 1.16 * Math.min(size, 1.1))
      )
    }
    if (variant === 1) {
      const pile = brush.repeat(
        one,
        heap[1].map(([x, y, turn]) => at(x * 1.1, y * 1.1, 1.14 * size, turn)),
      )
      return place(390, 704, 1, '', 250) + put(at(400, 704), pile) + leaves(340, 352) + cut(604, 724, 1.02)
    }
    const inside =
      brush.repeat(
        one,
        heap[2].map(([x, y, turn]) => at(x, y, 0.86 * Math.min(size, 1.1), turn)),
      ) + leaves(0, -330)
    const held = holder === 'crate' ? crate(brush, palette.accent, inside) : basket(brush, inside)
    return centre(held, 1.12, 215) + put(at(640, 668, 0.8), half(brush)) + put(at(160, 684, 0.62), one)
  }
}

export const orange = fruitDrawing(citrus('#fbb347', '#e5761f', '#fff0cf', '#f59a34'))
export const tangerine = fruitDrawing(citrus('#f5853f', '#cf4320', '#ffe6c8', '#ee6b33', 'scale(1.04 .88)'), 'basket')
export const lemon = fruitDrawing(lemonFruit)
export const pomelo = fruitDrawing(pomeloFruit)
export const plum = fruitDrawing(stoned('#d7e08a', '#9cb04c', '#ffffff', '#e8dc8a'))
export const peach = fruitDrawing(stoned('#fbd3a0', '#d9565a', '#ffe9d8', '#f7c98f'))
export const kiwi = fruitDrawing(kiwiFruit)
export const longan = fruitDrawing(longanFruit, 'basket')
