import { at, type Brush, box, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing, type Easel } from '../scene.ts'
import { bowl, carton } from './holders.ts'

/** A standing bundle of straight strands, tied with a paper band. */
function bundle(brush: Brush, accent: string, light: string, dark: string): string {
  const strands = brush.tile(14, 400, box(0, 0, 14, 400, 0, light) + box(10, 0, 4, 400, 0, dark))
  return [
    shape('M-110-420C-90-432 90-432 110-420L76-200L104-4C60 8-60 8-104-4L-76-200Z', strands),
    shape(
      'M-110-420C-90-432 90-432 110-420L76-200L104-4C60 8-60 8-104-4L-76-200Z',
      brush.across('#ffffff40', '#5d3a1440'),
    ),
    oval(0, -420, 110, 22, light),
    oval(0, -420, 110, 22, dark, 'opacity=".35"'),
    shape('M-84-270C-40-256 40-256 84-270L80-140C40-126-40-126-80-140Z', accent),
    shape('M-84-262C-40-248 40-248 84-262V-252C40-238-40-238-84-252Z', '#fff3da', 'opacity=".8"'),
    oval(0, -200, 40, 40, '#fff3da'),
    shape('M0-176C22-196 20-222 0-234C-20-222-22-196 0-176Z', accent),
  ].join('')
}

export const noodles: Drawing = (easel) =>
  arrange(easel, bundle(easel.brush, easel.palette.accent, '#f6e6bd', '#d6b878'), {
    behind: carton(easel.brush, easel.palette.accent),
    width: 120,
    scale: 1.06,
  })

/** A folded skein of glassy starch noodles. */
function skein(brush: Brush, light: string, dark: string, accent: string): string {
  const loop = stroke('M-150-40C-190-130-90-180 0-150S190-170 150-60S-60 10-150-40Z', light, 13)
  return [
    shape('M-190-70C-200-190 0-220 120-190C220-160 210-20 110-4C0 12-180 10-190-70Z', dark),
    brush.repeat(loop, [at(0, -10, 1.06), at(6, -22, 0.86), at(-4, -36, 0.66), at(8, -48, 0.44)]),
    stroke('M-176-50C-120 0 40 20 160-40M-160-110C-80-190 60-190 150-130', '#ffffff', 5, 'opacity=".55"'),
    shape('M-34-204C-10-214 20-214 40-206L52-2C26 8-20 8-44 2Z', accent),
    box(-14, -140, 36, 70, 18, '#fff3da', 'opacity=".9"'),
  ].join('')
}
const skeins =
  (light: string, dark: string): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const one = skein(brush, light, dark, palette.accent)
    const thing = variant === 1 ? one : brush.repeat(one, [at(-46, -120, 0.86, -4), at(34, 0, 1.04, 2)])
    return arrange(easel, thing, {
      behind: carton(brush, palette.accent),
      width: 190,
      scale: [1.02, 0.8, 0.78][variant] ?? 1,
    })
  }
export const vermicelli: Drawing = skeins('#efe2c6', '#b9a27a')

export const konjac: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const knot =
    stroke('M-50 0C-70-40-20-66 0-40S60-60 54-14S-10 30-50 0ZM-30-10C-10-40 30-30 26-6', '#f4f1ea', 10) +
    stroke('M-44-4C-56-34-20-54-4-34', '#cfcabd', 4)
  const inside =
    oval(0, -176, 178, 38, '#b7c0a8') +
    brush.repeat(knot, [
      at(-100, -176),
      at(-20, -166, 1.05),
      at(72, -172, 1, 40),
      at(128, -186, 0.7),
      at(-64, -214, 0.9),
      at(24, -218, 1, 20),
      at(96, -220, 0.7),
    ]) +
    shape('M-40-250C-70-262-80-284-72-298C-46-292-34-276-40-250Z', '#6f9a4b')
  const one = bowl(brush, palette.accent, inside)
  return arrange(easel, one, {
    behind: carton(brush, palette.accent),
    width: 190,
    scale: [1.06, 0.74, 0.8][variant] ?? 1,
  })
}

export const sugar: Drawing = (easel: Easel) => {
  const { brush, palette, variant } = easel
  const block = [
    shape('M-90-70L-50-104H104L70-70Z', '#c27f3e'),
    shape('M70-70L104-104V-34L70 0Z', '#7a431b'),
    box(-90, -70, 160, 70, 8, brush.down('#b06a2e', '#8f5020')),
    stroke('M-70-54H30M-60-20H10', '#d89a58', 4, 'opacity=".6"'),
  ].join('')
  const pile = brush.repeat(block, [
    at(-104, 0),
    at(84, 6),
    at(-10, -72, 1, -2),
    at(-92, -146, 0.84, 4),
    at(86, -80, 0.7, 6),
  ])
  const cane = put(
    at(210, 0, 1, 12),
    box(-18, -400, 36, 400, 10, brush.across('#a9b55c', '#6f7d34')),
    stroke('M-18-310H18M-18-210H18M-18-110H18', '#4f5a22', 6),
    shape('M0-390C-60-430-90-470-94-520C-50-490-10-450 0-390C10-450 50-500 100-514C90-460 50-420 0-390Z', '#7c9a45'),
  )
  const thing = variant === 0 ? put('translate(-46 0)', put('translate(-10 0) scale(.92)', cane), pile) : pile
  return arrange(easel, thing, {
    behind: carton(brush, palette.accent),
    width: 170,
    scale: [1, 0.86, 0.94][variant] ?? 1,
  })
}
