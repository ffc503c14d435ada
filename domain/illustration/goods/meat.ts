import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, centre, type Drawing, type Easel, place } from '../scene.ts'
import { basket, carton, giftBox } from './holders.ts'

const herb = (colour: string) =>
  stroke('M0 0Q30-40 76-60', '#5d7a3a', 5) +
  shape(
    'M20-20C10-44 20-60 34-66C44-46 38-30 20-20ZM44-44C44-66 58-80 72-82C74-62 64-48 44-44ZM34-30C54-30 70-22 76-10C58-6 42-14 34-30Z',
    colour,
  )

const board = (brush: Brush) =>
  shape(
    'M-250-34C-256-64-240-80-210-80H210C240-80 256-64 250-34L236-6C232 4 222 8 210 8H-210C-222 8-232 4-236-6Z',
    brush.down('#d9a86a', '#b07a3f'),
  ) + stroke('M-210-60H120M-180-36H210M-120-16H160', '#8f5f2c', 4, 'opacity=".35"')

/** A cut on a board: `cut` stands on the board's middle. */
const onBoard =
  (cut: (easel: Easel) => string): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const piece = cut(easel)
    const leaf = put(at(180, -78), herb('#7d9f4e'))
    if (variant === 0) return centre(board(brush) + put(at(0, -44, 1.06), piece) + leaf, 1.12, 250)
    if (variant === 1)
      return centre(
        board(brush) + put(at(0, 6), brush.repeat(piece, [at(-104, -60, 0.74), at(112, -40, 0.8)])),
        1.16,
        250,
      )
    return (
      place(290, 676, 1, carton(brush, palette.accent), 190) +
      place(480, 716, 0.82, board(brush) + put(at(0, -44), piece), 220)
    )
  }

const beefCut = ({ brush }: Easel) =>
  [
    shape(
      'M-170-20C-200-110-150-220-40-236C70-250 176-190 184-96C188-30 120 6 0 8C-90 10-156 10-170-20Z',
      brush.ball('#c9483f', '#8a2520'),
    ),
    shape(
      'M-170-20C-200-110-150-220-40-236C-110-200-150-110-132-30C-128-6-120 4-110 8C-140 6-160 0-170-20Z',
      '#f0d8c0',
    ),
    oval(40, -104, 112, 84, brush.ball('#d9625a', '#a8352f'), 'transform="rotate(-8 40 -104)"'),
    stroke(
      'M-30-120C0-160 60-170 110-140M-24-84C20-110 70-120 124-96M0-50C40-66 80-70 112-58M40-168C30-140 44-110 36-60',
      '#f3c9b4',
      7,
      'opacity=".9"',
    ),
    circle(-64, -150, 20, '#f6ead6'),
    circle(-64, -150, 11, '#d9a88c'),
    stroke('M-140-150C-110-200-60-220-20-220', '#fff', 8, 'opacity=".3"'),
  ].join('')
const goatCut = ({ brush }: Easel) => {
  const rib = put(
    'scale(1)',
    stroke('M0-90C-10-170-6-230 14-290', '#f3e6cf', 26),
    stroke('M-6-110C-12-170-8-230 10-280', '#fff', 7, 'opacity=".6"'),
    shape('M-50-40C-60-120 40-150 62-80C70-30 40 6 0 6C-30 6-46-10-50-40Z', brush.ball('#d0605a', '#8f2d2c')),
    shape('M-50-40C-60-120 40-150 62-80C40-120-20-110-34-30C-34-14-28-2-20 2C-38-4-48-18-50-40Z', '#3a3436'),
    stroke('M-10-40C10-60 24-60 36-50', '#f3c9b4', 6),
  )
  return brush.repeat(rib, [at(-130, 0, 0.94, -14), at(-44, 0, 1, -5), at(44, 2, 1, 4), at(130, 4, 0.94, 12)])
}
export const beef: Drawing = onBoard(beefCut)
export const goat: Drawing = onBoard(goatCut)

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

/** The small brown duck of the paddies. */
const duckBird = (brush: Brush) => {
  const body =
    'M-190-236C-200-140-120-60 10-58C130-56 230-110 262-230C266-250 250-254 232-240C180-220 110-250 20-262C-50-272-90-290-108-330C-150-330-184-290-190-236Z'
  const fleck = brush.tile(
    38,
    30,
    box(0, 0, 38, 30, 0, '#b98a58') +
      shape('M4 6Q19 26 34 6', 'none', 'stroke="#6b4526" stroke-width="5"') +
      shape('M-15 21Q0 41 15 21M23 21Q38 41 53 21', 'none', 'stroke="#6b4526" stroke-width="5"'),
    'rotate(-14)',
  )
  const wing = 'M-70-220C0-260 120-240 206-200C170-130 90-110 20-124C-30-136-66-170-70-220Z'
  return [
    stroke('M-20-70L-16-8M60-72L64-4', '#e08a3a', 15),
    shape('M-16-14L-70 4L-4 10ZM64-10L12 10L80 14Z', '#e08a3a'),
    shape(body, fleck),
    brush.within(body, shape('M-200-220C-120-110 120-80 270-230V-30H-210Z', '#4d2e14', 'opacity=".35"')),
    shape('M206-232C240-260 276-262 290-250C276-226 250-206 220-204Z', '#5d3c1f'),
    shape(wing, '#3d2412', 'opacity=".35" transform="translate(2 8)"'),
    shape(wing, fleck),
    shape(wing, brush.down('#ffffff38', '#00000028')),
    shape('M40-140C90-130 140-140 184-172L196-186C160-172 90-168 30-172Z', '#3f6f86'),
    stroke('M36-150C90-142 150-154 190-184', '#fff6e6', 5),
    shape(
      'M-186-260C-196-330-190-350-196-400C-196-450-156-476-116-464C-80-450-76-400-88-370C-100-340-96-310-84-280C-110-240-170-230-186-260Z',
      '#8a5f38',
    ),
    shape('M-190-272C-150-252-110-256-88-286L-84-270C-108-232-168-226-188-252Z', '#f2e6cf'),
    shape('M-188-418C-230-424-262-414-276-398C-270-386-230-378-190-386Z', '#e9a93c'),
    stroke('M-272-399C-240-402-216-402-192-404', '#a86f1e', 4),
    shape('M-196-410C-170-440-120-440-88-420C-110-412-150-408-190-400Z', '#4d331c'),
    circle(-146, -424, 11, '#1d150e'),
    circle(-150, -428, 4, '#fff'),
  ].join('')
}
export const duck: Drawing = ({ brush, palette, variant }) => {
  const bird = duckBird(brush)
  const rushes = brush.repeat(stroke('M0 0Q-8-40-20-70M6 0Q8-50 2-90M12 0Q28-36 44-58', palette.hills[2], 7), [
    at(120, 730),
    at(700, 716, 0.9),
    at(420, 742, 0.7),
  ])
  if (variant === 0) return place(396, 704, 1.12, bird, 190) + rushes
  if (variant === 1)
    return (
      place(560, 660, 0.7, '', 190) +
      place(310, 712, 0.9, '', 190) +
      brush.repeat(bird, ['translate(560 660) scale(-.74 .74)', at(306, 712, 0.94)]) +
      rushes
    )
  return place(560, 672, 1, carton(brush, palette.accent), 190) + place(310, 714, 0.88, bird, 190) + rushes
}

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
