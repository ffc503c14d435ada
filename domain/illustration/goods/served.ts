import { arrange, centre, type Drawing, type Easel } from '../scene.ts'
import { carton } from './holders.ts'

/** Sealed dishes and cooked ones share a carton behind the bowl or plate. */
export const served =
  (dish: (easel: Easel) => string, scale = 1): Drawing =>
  (easel) =>
    easel.variant === 0
      ? centre(dish(easel), 1.3 * scale, 220)
      : arrange(easel, dish(easel), {
          behind: carton(easel.brush, easel.palette.accent),
          width: 200,
          scale: easel.variant === 1 ? 0.72 * scale : 0.86 * scale,
        })
