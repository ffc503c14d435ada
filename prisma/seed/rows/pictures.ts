import { keyOfDrawing } from '#server/files/keep-drawing.ts'
import { families } from '../data/families.ts'
import { viewsOf } from '../data/views.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Pixels of a drawing's side, as `keepDrawing` says. */
const SIDE = 1600
const places = [
  { zh: '', en: '' },
  { zh: '，另一幅', en: ', another view' },
  { zh: '，第三幅', en: ', a third view' },
]

/** Galleries of illustrations; their files are kept by `keepViews`. */
export const pictureRows = (now: Date): TableRows[] => [
  {
    table: 'picture',
    rows: families.flatMap((family) =>
      viewsOf(family).map((svg, position) => ({
        id: seedId('picture', `${family.key}:${position}`),
        family_id: seedId('family', family.key),
        kind: 'illustration',
        file_key: keyOfDrawing(svg),
        width: SIDE,
        height: SIDE,
        position,
        alt_zh: `插画：${family.nameZh}${places[position]?.zh}`,
        alt_en: `Illustration: ${family.nameEn}${places[position]?.en}`,
        added_by: 'demo',
        added_at: now.toISOString(),
      })),
    ),
  },
]
