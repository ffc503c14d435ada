import { at, type Brush, oval, put, shape, stroke } from '../brush.ts'
import { type Drawing, place } from '../scene.ts'
import { giftBox } from './holders.ts'

/** Smoked pork hanging from a pole by straw. */
const strip = (brush: Brush) =>
  [
    stroke('M0-40C-10-20 6 0 0 14', '#c9a45c', 9),
    shape('M-62 20C-70-4 66-10 72 20L80 330C74 356-66 360-76 332Z', brush.across('#c9822f', '#8a4a1c')),
    shape('M-62 20C-66 8-40 2-20 2L-34 346C-56 346-74 342-76 332Z', '#e0a648'),
    shape('M-8 2C10 2 24 2 34 4L36 350C20 352 6 352-8 350Z', '#f0d3a0'),
    shape('M34 4C54 6 70 10 72 20L80 330C78 342 60 348 36 350Z', '#a8402c'),
    stroke('M48 40C56 130 50 220 58 320M-46 40C-54 140-52 240-60 320', '#5d2412', 5, 'opacity=".4"'),
    stroke('M-2 20C2 140-4 240 2 336', '#fff6e0', 5, 'opacity=".6"'),
  ].join('')
const link = (brush: Brush) =>
  [
    stroke('M0-30V10', '#c9a45c', 7),
    shape(
      'M-34 20C-44 0 44 0 34 20C46 110 46 210 34 300C30 326-30 326-34 300C-48 210-46 110-34 20Z',
      brush.across('#c0402c', '#6f1d16'),
    ),
    stroke('M-18 40C-26 130-24 210-18 290', '#f5a98a', 8, 'opacity=".6"'),
    '<g fill="#f3d9c0" opacity=".8"><ellipse cx="6" cy="70" rx="9" ry="5"/><ellipse cx="16" cy="130" rx="7" ry="5"/><ellipse cx="-4" cy="180" rx="9" ry="5"/><ellipse cx="14" cy="236" rx="8" ry="5"/><ellipse cx="0" cy="280" rx="6" ry="4"/></g>',
    oval(0, 14, 16, 8, '#5d1812'),
  ].join('')
const rack = (things: string) =>
  stroke('M130 708V150M670 708V150', '#8f6a3c', 22) +
  stroke('M96 176H704', '#b58a52', 26) +
  stroke('M100 168H700', '#dcb77e', 6, 'opacity=".7"') +
  things
const hung =
  (one: (brush: Brush) => string, wide: number): Drawing =>
  ({ brush, palette, variant }) => {
    const thing = one(brush)
    if (variant === 0)
      return (
        place(400, 706, 1, '', 280) +
        rack(
          brush.repeat(
            thing,
            wide > 100
              ? [at(270, 216), at(530, 216, 1.06)]
              : [at(230, 216), at(344, 216, 1.04), at(458, 216), at(572, 216, 1.04)],
          ),
        )
      )
    if (variant === 1)
      return (
        place(400, 706, 1, '', 280) +
        rack(
          brush.repeat(
            thing,
            wide > 100
              ? [at(230, 216, 0.84), at(400, 216, 0.96), at(570, 216, 0.84)]
              : [
                  at(210, 216, 0.9),
                  at(290, 216),
                  at(370, 216, 0.94),
                  at(450, 216, 1.02),
                  at(530, 216, 0.92),
                  at(600, 216),
                ],
          ),
        )
      )
    return (
      place(310, 676, 1.1, giftBox(brush, palette.accent), 200) +
      put('', place(590, 716, 1, '', 130), put(at(440, 660, 0.9, -80), thing), put(at(452, 716, 0.9, -88), thing))
    )
  }
export const bacon: Drawing = hung(strip, 150)
export const sausage: Drawing = hung(link, 80)
