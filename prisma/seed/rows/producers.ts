import { households } from '../data/households.ts'
import { members } from '../data/live.ts'
import { producers } from '../data/producers.ts'
import { daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

const STORY_CONSENT_DAY = -90

export const producerRows = (now: Date): TableRows[] => [
  {
    table: 'producer',
    rows: producers.map((p) => {
      const household = households.find((h) => h.runs === p.slug)
      return {
        id: seedId('producer', p.slug),
        slug: p.slug,
        kind: p.kind,
        name_zh: p.nameZh,
        name_en: p.nameEn,
        district_code: p.district,
        village_code: p.village,
        licence_no: p.licenceNo,
        story_zh: p.storyZh,
        story_en: p.storyEn,
        story_consent_at: daysFrom(now, STORY_CONSENT_DAY).toISOString(),
        elevation_m: p.elevationM,
        household_id: household ? seedId('household', household.code) : null,
      }
    }),
  },
]

export const memberRows = (): TableRows[] => [
  {
    table: 'producer_member',
    rows: members.map((m) => ({
      producer_id: seedId('producer', m.producer),
      user_id: seedId('user', m.account),
      role: m.role,
    })),
  },
]
