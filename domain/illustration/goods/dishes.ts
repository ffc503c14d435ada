import { at, box, circle, oval, put, shape, stroke } from '../brush.ts'
import type { Drawing } from '../scene.ts'
import { bowl, plate } from './holders.ts'
import { served } from './served.ts'

const steam = stroke(
  'M-60-330C-80-360-40-380-60-416M0-346C-20-376 20-396 0-434M60-330C40-360 80-380 60-416',
  '#fffaf0',
  10,
  'opacity=".7"',
)

export const spicyChicken: Drawing = served(({ brush, palette }) => {
  const piece =
    shape('M-46-10C-50-44-10-56 24-50C52-44 60-16 44 2C20 18-40 18-46-10Z', brush.ball('#f6d9a4', '#d09a52')) +
    stroke('M-34-24C-10-40 16-40 36-30', '#fff2d2', 6) +
    shape('M-44-4C-30 14 20 18 44 0L44 8C24 22-36 20-44-4Z', '#a8452a')
  const pod = shape('M-40 4C-20-12 20-14 44-4C24 10-16 14-40 4Z', '#cf352b') + stroke('M-40 4L-54 0', '#6b7a35', 6)
  const inside = [
    oval(0, -172, 184, 40, '#b8321f'),
    brush.repeat(piece, [
      at(-110, -172),
      at(-30, -162, 1.05, 8),
      at(62, -164, 1, -8),
      at(130, -178, 0.86),
      at(-70, -214, 0.96, -8),
      at(20, -222, 1.02, 6),
      at(90, -214, 0.8),
    ]),
    brush.repeat(pod, [
      at(-60, -192, 0.8, 20),
      at(40, -196, 0.8, -30),
      at(110, -206, 0.7, 30),
      at(-120, -204, 0.7, -20),
      at(0, -258, 0.8, -12),
    ]),
    ...[-90, -10, 66, 30, -40].map((x, i) => circle(x, -232 + (i % 3) * 26, 6, '#5f2a14')),
    shape(
      'M-20-262C-44-280-44-300-36-310C-20-300-12-284-20-262ZM14-266C14-290 30-304 44-306C44-288 34-272 14-266Z',
      '#6f9a4b',
    ),
  ].join('')
  return bowl(brush, palette.accent, inside) + steam
})

export const giblets: Drawing = served(({ brush, palette }) => {
  const bit = shape('M-34 0C-36-26-6-36 18-30C40-24 40 2 22 10C0 18-32 16-34 0Z', brush.ball('#b9764a', '#6f3a1e'))
  const radish = box(-30, -9, 60, 18, 6, '#f4ecd2') + box(-30, 2, 60, 7, 3, '#d9cba0')
  const inside = [
    oval(0, -172, 184, 40, '#9a3a20'),
    brush.repeat(bit, [
      at(-120, -176),
      at(-46, -164),
      at(40, -162, 1.1),
      at(118, -178),
      at(-84, -210),
      at(0, -214, 1.1),
      at(84, -212),
    ]),
    brush.repeat(radish, [
      at(-80, -184, 1, 30),
      at(10, -186, 1, -20),
      at(96, -190, 0.9, 40),
      at(-30, -230, 0.9, -40),
      at(50, -238, 0.9, 16),
    ]),
    brush.repeat(circle(0, 0, 16, '#d8402f') + circle(0, 0, 8, '#f6d9a4'), [
      at(-20, -196),
      at(66, -196),
      at(-110, -212, 0.9),
      at(24, -246, 0.9),
    ]),
    brush.repeat(box(-8, -22, 16, 44, 8, '#7fa04c'), [
      at(-60, -232, 1, 50),
      at(110, -226, 1, -50),
      at(-140, -196, 0.8, 80),
    ]),
  ].join('')
  return bowl(brush, palette.accent, inside) + steam
})

export const grilledFish: Drawing = served(({ brush }) => {
  const body =
    'M-190-86C-150-150-40-160 60-140C110-130 140-112 160-96C190-128 216-138 236-134C224-104 224-76 236-44C214-44 186-54 160-80C130-60 90-44 40-40C-60-32-150-40-190-86Z'
  const pan = [
    shape('M-262-104H262L226-10C222 0 214 4 204 4H-204C-214 4-222 0-226-10Z', brush.down('#4b4a4e', '#2b2a2e')),
    oval(0, -104, 262, 62, '#5f5e63'),
    oval(0, -102, 240, 52, '#b5371f'),
    box(-300, -112, 52, 22, 10, '#3a393d'),
    box(248, -112, 52, 22, 10, '#3a393d'),
  ].join('')
  return [
    pan,
    put(
      'translate(-6 -8)',
      shape(body, brush.down('#e0a050', '#9a5522')),
      stroke('M-100-134L-84-50M-54-146L-36-44M-6-148L12-42M42-142L58-46M90-130L100-54', '#5d2c10', 9, 'opacity=".75"'),
      shape('M-70-140C-40-176 30-176 60-140Z', '#8a4a1c'),
      circle(-156, -92, 9, '#fff8e8'),
      circle(-156, -92, 5, '#1d150e'),
      stroke('M-128-120C-116-100-116-80-128-62', '#6f3413', 6),
    ),
    brush.repeat(shape('M-24 0C-10-14 14-14 28-4C12 8-8 10-24 0Z', '#cf352b'), [
      at(-200, -120, 1, 20),
      at(-90, -62, 0.9, -12),
      at(120, -58, 0.9, 14),
      at(200, -112, 1, -30),
      at(20, -150, 0.8, 10),
    ]),
    brush.repeat(shape('M0 0C-18-16-16-36-4-44C10-34 12-14 0 0Z', '#6f9a4b'), [
      at(-20, -152),
      at(-150, -62, 0.8, 60),
      at(70, -150, 0.9, 30),
      at(170, -66, 0.8, -40),
    ]),
    ...[-120, -40, 60, 150].map((x, i) => circle(x, -70 + (i % 2) * 12, 5, '#f0d9a0')),
    put('translate(0 60)', steam),
  ].join('')
}, 0.96)

export const mooncake: Drawing = served(({ brush, palette }) => {
  const petals = Array.from({ length: 8 }, (_, i) =>
    oval(0, -18, 15, 30, '#b9742c', `transform="rotate(${i * 45}) translate(0 -22)" opacity=".55"`),
  ).join('')
  const top = oval(0, 0, 104, 62, brush.ball('#f0c069', '#cf8f38'))
  const cake =
    shape('M-104 0V44C-104 76-60 104 0 104S104 76 104 44V0Z', brush.across('#d9983f', '#9a5d1e')) +
    stroke('M-86 40V76M-50 58V94M0 62V100M50 58V94M86 40V76', '#8a4f18', 6, 'opacity=".5"') +
    top +
    put('scale(1 .6)', petals, circle(0, 0, 16, '#b9742c', 'opacity=".6"')) +
    `<ellipse cx="0" cy="0" rx="84" ry="48" fill="none" stroke="#b9742c" stroke-width="5" opacity=".5"/>`
  return plate(
    brush,
    palette.accent,
    brush.repeat(cake, [at(-96, -136, 0.86), at(96, -140, 0.86), at(0, -116, 0.94), at(-4, -226, 0.84)]),
  )
})
