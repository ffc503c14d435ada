import { at, circle, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing, place } from '../scene.ts'
import { basket } from './holders.ts'

export const crab: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const claw =
    shape(
      'M0 0C-40-10-66-50-58-100C-50-130-20-140-6-120C-20-110-22-96-12-88C4-100 26-96 30-74C32-40 24-8 0 0Z',
      brush.ball('#7f9468', '#4a5f42'),
    ) + shape('M-40-60C-50-30-30-6 0 0C8-10 10-20 8-30C-10-26-30-40-40-60Z', '#6b5a34', 'opacity=".7"')
  const legs = (side: number) =>
    put(
      `scale(${side} 1)`,
      stroke('M90-70C140-110 180-90 190-30M96-54C150-70 180-40 180 0M84-40C130-40 150-10 146 14', '#62784f', 20),
      stroke('M92-96C130-104 150-116 150-140', '#556a48', 26) + put(at(142, -128, 1, 20), claw),
    )
  const one = [
    legs(1),
    legs(-1),
    shape(
      'M-120-80C-126-150-60-176 0-176C60-176 126-150 120-80C112-26 60-4 0-4C-60-4-112-26-120-80Z',
      brush.ball('#93a877', '#556a48'),
    ),
    stroke('M-60-120C-40-100-50-70-70-64M60-120C40-100 50-70 70-64M-24-60H24', '#3f5236', 7, 'opacity=".6"'),
    stroke('M-30-170V-192M30-170V-192', '#556a48', 9),
    circle(-30, -196, 11, '#1f1a14'),
    circle(30, -196, 11, '#1f1a14'),
    stroke('M-120-64C-40-100 40-100 120-64M0-176V-4', '#c9a45c', 11),
    shape('M-24-104C-8-92 8-92 24-104C20-84 20-78 24-62C8-72-8-72-24-62C-20-78-20-84-24-104Z', palette.accent),
  ].join('')
  if (variant === 0) return place(400, 700, 1.36, one, 170)
  if (variant === 1)
    return (
      place(260, 660, 1, '', 150) +
      place(540, 712, 1, '', 150) +
      brush.repeat(one, [at(264, 656, 0.92), at(532, 712, 1.06)])
    )
  return (
    centre(basket(brush, brush.repeat(one, [at(-90, -150, 0.62), at(96, -150, 0.62), at(0, -220, 0.6)])), 1.14, 210) +
    put(at(640, 716, 0.6), one)
  )
}
