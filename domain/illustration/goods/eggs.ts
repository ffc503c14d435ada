import { at, oval, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing } from '../scene.ts'
import { basket } from './holders.ts'

export const eggs: Drawing = ({ brush, variant }) => {
  const egg =
    shape(
      'M0-124C46-124 74-64 74-16C74 34 42 62 0 62C-42 62-74 34-74-16C-74-64-46-124 0-124Z',
      brush.ball('#fbe6cd', '#d3a477'),
    ) +
    oval(-26, -60, 16, 26, '#fff', 'opacity=".5" transform="rotate(18 -26 -60)"') +
    '<g fill="#a8703c" opacity=".4"><circle cx="20" cy="-20" r="3"/><circle cx="36" cy="10" r="2.5"/><circle cx="-10" cy="24" r="3"/><circle cx="8" cy="-70" r="2"/></g>'
  const straw = stroke(
    'M-180-150C-150-190-120-160-90-196M-60-160C-20-200 20-170 60-200M90-160C120-200 150-160 180-188M-130-140L-170-200M140-140L176-206M0-150L-16-210',
    '#e3bd6a',
    8,
  )
  if (variant === 2) {
    const tray = (y: number) =>
      shape(
        `M-250 ${y}L-220 ${y - 30}H220L250 ${y}V${y + 46}C100 ${y + 66}-100 ${y + 66}-250 ${y + 46}Z`,
        brush.down('#c4b394', '#9a8866'),
      ) +
      stroke(
        `M-240 ${y + 18}Q-200 ${y + 44}-160 ${y + 18}T-80 ${y + 18}T0 ${y + 18}T80 ${y + 18}T160 ${y + 18}T240 ${y + 18}`,
        '#d9cbb0',
        7,
      )
    const row = (y: number, from: number) =>
      brush.repeat(
        egg,
        [0, 1, 2, 3, 4].map((i) => at(from + i * 90, y, 0.62)),
      )
    return (
      centre(row(-150, -168) + row(-112, -180) + tray(-88) + tray(-44), 1.12, 240) + put(at(650, 690, 0.66, 70), egg)
    )
  }
  const inside =
    straw +
    brush.repeat(
      egg,
      variant === 0
        ? [
            at(-110, -186, 0.82, -14),
            at(112, -184, 0.82, 16),
            at(-40, -236, 0.84, -6),
            at(50, -232, 0.84, 8),
            at(0, -172, 0.9),
          ]
        : [
            at(-130, -180, 0.72, -20),
            at(-50, -190, 0.74, -6),
            at(40, -192, 0.74, 6),
            at(126, -180, 0.72, 20),
            at(-90, -250, 0.7, -10),
            at(0, -262, 0.72),
            at(90, -250, 0.7, 12),
          ],
    )
  return (
    centre(
      basket(brush, inside) +
        stroke('M-190-156C-170-470 170-470 190-156', '#a8743a', 18) +
        stroke('M-186-160C-164-458 164-458 186-160', '#e3b878', 6),
      1.16,
      210,
    ) +
    put(at(650, 690, 0.72, 78), egg) +
    (variant === 1 ? put(at(150, 700, 0.68, -70), egg) : '')
  )
}
