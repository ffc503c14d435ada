import { at, type Brush, circle, oval, put, shape, stroke } from '../brush.ts'

/** Fruit drawn around (0, 0), about 180 across, and its cut half. */
export type Fruit = { whole: (brush: Brush) => string; half: (brush: Brush) => string; leaf: string; size?: number }

export const leafPair = (colour: string) =>
  shape('M0 0C-16-34-60-46-92-26C-74 2-34 14 0 0Z', colour) +
  stroke('M-4-2Q-44-22-84-24', '#ffffff55', 3) +
  shape('M0 0C8-34 44-56 78-44C70-12 38 8 0 0Z', colour, 'opacity=".82"')

const shine = oval(-34, -38, 22, 13, '#fff', 'opacity=".4" transform="rotate(-36 -34 -38)"')
const dots =
  '<g fill="#0000001c"><circle cx="20" cy="30" r="3"/><circle cx="46" cy="6" r="3"/><circle cx="-8" cy="56" r="3"/><circle cx="34" cy="-36" r="3"/><circle cx="-52" cy="20" r="3"/></g>'

function segments(rind: string, pith: string, flesh: string, count: number): string {
  const each = 360 / count
  const wedge = Array.from({ length: count }, (_, i) =>
    shape(
      'M0-12L-27-64Q0-80 27-64Z',
      flesh,
      `stroke="${pith}" stroke-width="5" stroke-linejoin="round" transform="rotate(${Math.round(i * each)})"`,
    ),
  ).join('')
  return circle(0, 0, 92, rind) + circle(0, 0, 82, pith) + wedge + circle(0, 0, 8, pith)
}

export const citrus = (light: string, dark: string, pith: string, flesh: string, stretch = ''): Fruit => ({
  whole: (brush) =>
    put(stretch || 'scale(1)', circle(0, 0, 90, brush.ball(light, dark)), dots, shine, circle(4, -80, 7, '#6d7a35')),
  half: () => put(stretch || 'scale(1)', segments(dark, pith, flesh, 9)),
  leaf: '#5f8a45',
})

export const stoned = (light: string, dark: string, bloom: string, flesh: string): Fruit => ({
  whole: (brush) =>
    shape('M0-82C34-100 94-72 92-4C90 56 46 92 0 92C-46 92-92 56-92-4C-94-72-34-100 0-82Z', brush.ball(light, dark)) +
    shape('M0-82C-18-40-20 30 0 90C-34 60-40-40 0-82Z', '#00000016') +
    oval(-36, -30, 26, 36, bloom, 'opacity=".35"') +
    stroke('M0-80Q4-104 18-114', '#6b4a26', 8),
  half: (brush) =>
    circle(0, 0, 90, dark) +
    circle(0, 0, 82, brush.ball('#fff6d8', flesh)) +
    oval(0, 0, 32, 40, '#8a5430') +
    stroke('M-12-24Q4 0-10 26M10-22Q20 0 8 24', '#5f3519', 4),
  leaf: '#6c9348',
})

export const kiwiFruit: Fruit = {
  whole: (brush) =>
    oval(0, 0, 96, 80, brush.ball('#a9804a', '#6b4a25')) +
    stroke(
      'M-60-30l8 6M-20-52l7 7M30-44l8 6M58-8l8 5M-44 20l8 6M8 40l8 5M40 30l7 6M-74 0l7 5M0-8l8 6',
      '#4d3216',
      3,
      'opacity=".5"',
    ) +
    oval(88, 4, 10, 14, '#4d3216') +
    shine,
  half: () =>
    circle(0, 0, 84, '#7c5a2f') +
    circle(0, 0, 76, '#9bbf4b') +
    circle(0, 0, 58, '#b4d264') +
    Array.from(
      { length: 16 },
      (_, i) =>
        stroke('M0-26V-60', '#8bb03c', 3, `transform="rotate(${i * 22.5})"`) +
        oval(0, -36, 3.4, 7, '#2a2418', `transform="rotate(${i * 22.5 + 11})"`),
    ).join('') +
    oval(0, 0, 24, 21, '#f5f0cf'),
  leaf: '#5d8743',
}

/** Longans come by the branch. */
export const longanFruit: Fruit = {
  whole: (brush) => {
    const ball =
      circle(0, 0, 50, brush.ball('#dcb174', '#996a34')) +
      stroke('M-30-30Q0-46 30-30M-40 6Q0-8 42 4', '#7b5226', 2, 'opacity=".4"') +
      oval(-18, -20, 11, 7, '#fff', 'opacity=".4" transform="rotate(-36 -18 -20)"')
    const twigs = stroke('M0-120C-10-70-50-60-56-10M0-120C10-70 50-50 60-10M0-110C0-60 4-40 0 10', '#7b5a30', 7)
    return put(
      'scale(.92)',
      twigs,
      brush.repeat(ball, [
        at(-60, -14, 0.9),
        at(62, -18, 0.9),
        at(0, -40, 0.86),
        at(-92, 56),
        at(92, 54),
        at(-32, 34),
        at(36, 30),
        at(0, 92),
      ]),
    )
  },
  half: (brush) =>
    circle(0, 0, 70, brush.ball('#ffffff', '#ddd5c2')) +
    oval(-22, -28, 20, 12, '#fff', 'opacity=".9" transform="rotate(-30 -22 -28)"') +
    shape(
      'M-72-4C-50 14-40-6-20 10C0 22 16-4 36 8C52 14 60-2 72 0C72 46 40 74 0 74C-40 74-72 44-72-4Z',
      brush.ball('#d6a767', '#996a34'),
    ),
  leaf: '#557f45',
}

export const lemonFruit: Fruit = {
  whole: (brush) =>
    put(
      'rotate(-24)',
      shape(
        'M-118 4C-110-8-96-12-88-34C-66-82 56-86 82-36C92-14 108-12 118 0C108 12 94 16 84 36C56 84-66 82-88 36C-96 16-110 14-118 4Z',
        brush.ball('#fbe678', '#dfa91f'),
      ),
      dots,
      shine,
    ),
  half: () => segments('#e3b32c', '#fdf6d0', '#f6dc62', 9),
  leaf: '#5f8a45',
}
export const pomeloFruit: Fruit = {
  whole: (brush) =>
    shape(
      'M0-104C30-104 44-84 66-58C104-14 104 60 60 88C26 104-26 104-60 88C-104 60-104-14-66-58C-44-84-30-104 0-104Z',
      brush.ball('#f1dd7e', '#c3a033'),
    ) +
    dots +
    shine,
  half: () => put('scale(1.06)', segments('#d9bb4a', '#fbf1d3', '#e2707a', 10)),
  leaf: '#5f8a45',
  size: 1.2,
}
