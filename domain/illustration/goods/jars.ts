import { at, type Brush, box, oval, put, shape, stroke } from '../brush.ts'
import type { Drawing } from '../scene.ts'
import { withCarton, withGiftBox } from './boxed.ts'
import { label } from './holders.ts'

const JAR =
  'M-104-250C-128-240-132-220-132-196V-30C-132-8-116 0-96 0H96C116 0 132-8 132-30V-196C132-220 128-240 104-250Z'

/** A glass jar with a cloth-tied lid; `filled` is drawn behind the glass. */
const jar = (brush: Brush, accent: string, filled: string, inside = ''): string =>
  [
    shape(JAR, filled),
    brush.within(JAR, inside),
    shape(JAR, brush.across('#ffffff66', '#00000022')),
    stroke('M-112-210V-40', '#fff', 12, 'opacity=".55"'),
    label(accent, -78, -176, 156, 130),
    box(-112, -270, 224, 28, 12, '#e9dcc0'),
    shape(
      'M-124-262C-140-300-110-340-60-346C-20-352 40-352 70-344C116-334 138-298 124-262C80-250-80-250-124-262Z',
      accent,
    ),
    shape(
      'M-124-262C-130-240-126-226-116-216C-100-236-80-228-66-212C-50-232-26-230-10-212C8-232 34-230 48-212C66-230 90-234 112-216C126-230 130-244 124-262C80-250-80-250-124-262Z',
      accent,
    ),
    shape('M-124-262C-80-250 80-250 124-262V-250C80-238-80-238-124-250Z', '#f3e3c4'),
    shape('M-90-330Q0-352 96-328Q0-334-90-330Z', '#fff', 'opacity=".3"'),
  ].join('')

const dipper = put(
  at(206, -6, 1, 18),
  stroke('M0-10V-300', '#b98448', 16),
  oval(0, -24, 36, 44, '#c9934f'),
  stroke('M-34-48H34M-38-30H38M-38-12H38M-32 4H32', '#8f6430', 6),
  shape('M-30 4C-34 30-20 34-14 20C-10 44 14 46 18 22C26 32 34 24 30 4Z', '#eeaa2e'),
)
const comb = (brush: Brush) =>
  brush.tile(44, 76, stroke('M22 0L44 13V38L22 51L0 38V13ZM22 51V76', '#c98516', 4), 'scale(.7)')
export const honey: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    jar(
      brush,
      palette.accent,
      brush.down('#f6c650', '#d98a1c'),
      shape('M-140-250H140V0H-140Z', comb(brush), 'opacity=".55"'),
    ) + (variant === 0 ? put('translate(-6 0) scale(.94)', dipper) : ''),
  140,
)

const brine = (brush: Brush) =>
  brush.repeat(box(-34, -10, 68, 20, 8, '#e3b052') + box(-34, 2, 68, 8, 4, '#b97d2a'), [
    at(-70, -60, 1, 20),
    at(40, -40, 1, -14),
    at(90, -100, 1, 60),
    at(-90, -140, 1, -40),
    at(0, -190, 1, 10),
    at(70, -220, 1, -30),
    at(-60, -226, 1, 30),
  ]) + stroke('M-100-20Q-60-60-110-100M100-20Q60-60 110-170', '#c8372d', 10)
export const pickles: Drawing = withCarton(
  ({ brush, palette }) => jar(brush, palette.accent, brush.down('#d8c078', '#a98a3c'), brine(brush)),
  140,
)
const shoots = (brush: Brush) =>
  brush.repeat(shape('M0 0C-30-20-30-60 0-80C30-60 30-20 0 0Z', '#7fa552') + stroke('M0 20V-60', '#4f7a3a', 4), [
    at(-90, -20, 1, -30),
    at(-40, -10),
    at(60, -20, 1, 24),
    at(100, -60, 1, 50),
    at(-100, -130, 1, -70),
    at(96, -160, 1, 80),
    at(0, -200, 1, 10),
    at(-60, -210, 1, -40),
    at(60, -220, 1, 40),
  ])
export const waterShield: Drawing = withCarton(
  ({ brush, palette }) => jar(brush, palette.accent, brush.down('#dfe8c4', '#9dba84'), shoots(brush)),
  140,
)
