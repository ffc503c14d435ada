import { at, type Brush, box, circle, shape, stroke } from '../brush.ts'
import { type Drawing, place } from '../scene.ts'
import { carton } from './holders.ts'

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
