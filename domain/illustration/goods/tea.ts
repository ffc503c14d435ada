import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing } from '../scene.ts'
import { withGiftBox } from './boxed.ts'
import { giftBox, label } from './holders.ts'

const leafSprig = put(
  at(190, 0),
  stroke('M-10 0C10-70 20-120 24-190', '#5f7a3a', 7),
  shape(
    'M24-180C4-226 14-266 30-286C48-256 48-216 24-180ZM18-110C60-120 90-160 98-196C58-190 26-160 18-110ZM12-80C-24-96-48-130-50-166C-14-152 10-124 12-80ZM6-40C44-44 80-70 92-104C52-104 18-82 6-40Z',
    '#6f9a4b',
  ),
  stroke('M26-190V-260M22-116L78-178M8-90L-36-148M10-44L74-92', '#c5dd97', 4),
)
export const teaTin: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    [
      box(-116, -300, 232, 300, 18, brush.across(palette.hills[1], palette.hills[2])),
      box(-116, -300, 232, 300, 18, palette.accent, 'opacity=".5"'),
      oval(0, -300, 116, 26, '#e9dcc0'),
      box(-122, -352, 244, 56, 14, brush.across('#f6e9cc', '#cdb587')),
      oval(0, -352, 122, 26, '#f9efd8'),
      oval(0, -354, 84, 16, '#e2cfa4'),
      label(palette.accent, -82, -252, 164, 206),
      stroke('M-96-284V-20', '#fff', 9, 'opacity=".35"'),
      variant === 0 ? leafSprig : '',
    ].join(''),
  130,
  1.05,
)

const mum = (brush: Brush) => {
  const petal = shape('M0 0C-13-26-11-62 0-76C11-62 13-26 0 0Z', brush.down('#f8d25a', '#e9a21f'))
  const ring = (count: number, scale: number, turn: number) =>
    brush.repeat(
      petal,
      Array.from({ length: count }, (_, i) => `rotate(${Math.round((360 / count) * i + turn)}) scale(${scale})`),
    )
  return ring(16, 1.25, 0) + ring(14, 1, 10) + ring(10, 0.68, 4) + circle(0, 0, 17, '#c98516')
}
export const chrysanthemum: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const flower = (...places: string[]) => brush.repeat(mum(brush), places)
  const glass = 'M-118-270L-100-20C-98-6-88 0-74 0H74C88 0 98-6 100-20L118-270Z'
  const tea = 'M-111-196L-100-24C-98-10-88-6-74-6H74C88-6 98-10 100-24L111-196C60-180-60-180-111-196Z'
  const cup = [
    oval(0, -270, 118, 22, '#fffdf6', 'opacity=".7"'),
    shape(glass, '#fffdf6', 'opacity=".55"'),
    shape(tea, brush.down('#f3c64f', '#d9921f')),
    oval(0, -194, 110, 15, '#fae08c'),
    flower(at(0, -160, 0.96)),
    stroke('M-118-270L-100-20C-98-6-88 0-74 0H74C88 0 98-6 100-20L118-270', '#fffdf6', 9, 'opacity=".85"'),
    stroke('M-90-236L-80-40', '#fff', 10, 'opacity=".7"'),
  ].join('')
  const loose =
    variant === 0 ? flower(at(150, 650, 0.76), at(664, 680, 0.9), at(620, 560, 0.54)) : flower(at(400, 684, 0.56))
  return arrange(easel, cup, { behind: giftBox(brush, palette.accent), width: 110, scale: 1.1 }) + loose
}
