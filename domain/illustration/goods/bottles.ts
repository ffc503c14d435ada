import { at, type Brush, box, oval, put, shape, stroke } from '../brush.ts'
import type { Drawing } from '../scene.ts'
import { withCarton, withGiftBox } from './boxed.ts'
import { label } from './holders.ts'

const BOTTLE =
  'M-34-440V-346C-34-310-92-300-96-240V-26C-96-8-84 0-66 0H66C84 0 96-8 96-26V-240C92-300 34-310 34-346V-440Z'
const bottle = (brush: Brush, accent: string, glass: [string, string], cap: string): string =>
  [
    shape(BOTTLE, brush.across(glass[0], glass[1])),
    stroke('M-74-236V-40M-20-420V-350', '#fff', 12, 'opacity=".4"'),
    box(-42, -476, 84, 52, 10, cap),
    box(-42, -436, 84, 10, 0, '#00000022'),
    label(accent, -78, -216, 156, 160),
  ].join('')
const olives =
  stroke('M150-20C200-60 230-120 236-180', '#6b6a35', 7) +
  shape(
    'M196-74C230-110 270-110 290-100C270-70 236-60 196-74ZM224-130C190-150 178-180 180-206C214-196 230-170 224-130ZM234-170C250-210 284-220 304-216C298-186 270-168 234-170Z',
    '#6f8b48',
  ) +
  oval(160, -26, 30, 24, '#7d8a3a') +
  oval(214, -20, 28, 23, '#5d6b2c') +
  oval(152, -32, 9, 6, '#fff', 'opacity=".4"')
export const oil: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    bottle(brush, palette.accent, ['#f3cf5c', '#c48d1e'], palette.accent) +
    (variant === 0 ? put('translate(-40 0) scale(.9)', olives) : ''),
  120,
)
export const vinegar: Drawing = withCarton(({ brush, palette, variant }) => {
  const pot = 'M-66-410C-60-360-150-340-160-230C-168-110-120 0-70 0H70C120 0 168-110 160-230C150-340 60-360 66-410Z'
  const urn = [
    shape(pot, brush.across('#8a5a3c', '#4a2a1a')),
    stroke('M-120-240C-124-140-100-70-76-30', '#fff', 12, 'opacity=".22"'),
    box(-78, -436, 156, 40, 18, '#6b4028'),
    shape('M-84-440C-80-490 80-490 84-440C40-426-40-426-84-440Z', palette.accent),
    stroke('M-84-420C-30-406 30-406 84-420', '#e9d3a0', 8),
    label(palette.accent, -76, -250, 152, 160),
  ].join('')
  const dish = put(
    at(244, 8),
    oval(0, -14, 84, 30, '#efe5d2'),
    oval(0, -20, 84, 30, '#fbf6ea'),
    oval(0, -20, 60, 19, '#4a2416'),
  )
  return put('scale(.94)', urn) + (variant === 0 ? put('translate(-30 0) scale(.9)', dish) : '')
}, 150)
