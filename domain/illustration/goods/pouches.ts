import { at, type Brush, box, circle, shape, stroke } from '../brush.ts'
import type { Drawing } from '../scene.ts'
import { withCarton } from './boxed.ts'
import { label } from './holders.ts'

/** A standing pouch 280 wide with a window of what it holds. */
const pouch = (brush: Brush, accent: string, window: string): string =>
  [
    shape(
      'M-128-380H128C124-250 150-120 146-20C100 6-100 6-146-20C-150-120-124-250-128-380Z',
      brush.across('#f6ead0', '#d5bd8d'),
    ),
    shape('M-128-380H128L126-336H-126Z', accent),
    stroke('M-120-358H120', '#fff3da', 3, 'stroke-dasharray="9 9" opacity=".8"'),
    label(accent, -84, -310, 168, 150),
    shape(
      'M-104-134C-60-150 60-150 104-134C116-80 112-50 106-26C60-14-60-14-106-26C-112-50-116-80-104-134Z',
      '#7d5a2c',
      'opacity=".25"',
    ),
    brush.within(
      'M-104-134C-60-150 60-150 104-134C116-80 112-50 106-26C60-14-60-14-106-26C-112-50-116-80-104-134Z',
      window,
    ),
    stroke('M-112-320C-110-220-128-120-126-40', '#fff', 9, 'opacity=".45"'),
  ].join('')
const cubes = (brush: Brush) =>
  shape('M-150-160H150V0H-150Z', '#a9713a') +
  brush.repeat(box(-30, -22, 60, 44, 6, brush.down('#d9a05a', '#a8682f')), [
    at(-80, -100, 1, 8),
    at(-14, -104, 1, -10),
    at(58, -98, 1, 14),
    at(-50, -54, 1, -8),
    at(20, -50, 1, 6),
    at(88, -52, 1, -12),
    at(-96, -40, 0.8, 30),
  ])
export const snackPouch: Drawing = withCarton(({ brush, palette }) => pouch(brush, palette.accent, cubes(brush)), 150)
const spices = (brush: Brush) =>
  shape('M-150-160H150V0H-150Z', brush.down('#c8372d', '#8f1d1b')) +
  brush.repeat(shape('M-30 6C-10-20 20-22 34-8C16-4-6 8-30 6Z', '#e8553f') + circle(10, 24, 7, '#5f2a14'), [
    at(-60, -110),
    at(20, -100, 1, 30),
    at(76, -70, 1, -20),
    at(-80, -50, 1, 50),
    at(-10, -50, 1, -30),
    at(50, -34),
  ])
export const hotpot: Drawing = withCarton(({ brush, palette }) => pouch(brush, palette.accent, spices(brush)), 150)
