import { arrange, type Drawing, type Easel } from '../scene.ts'
import { carton, giftBox } from './holders.ts'

/** A packed thing, its third picture beside a gift box. */
export const withGiftBox =
  (draw: (easel: Easel) => string, width = 130, scale = 1): Drawing =>
  (easel) =>
    arrange(easel, draw(easel), { behind: giftBox(easel.brush, easel.palette.accent), width, scale })
/** A packed thing, its third picture beside a carton. */
export const withCarton =
  (draw: (easel: Easel) => string, width = 150, scale = 1): Drawing =>
  (easel) =>
    arrange(easel, draw(easel), { behind: carton(easel.brush, easel.palette.accent), width, scale })
