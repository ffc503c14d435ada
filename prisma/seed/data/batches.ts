import { drawFrom } from '../draw.ts'
import { families, LUHUA_CHICKEN } from './families.ts'
import type { DemoFamily } from './family.ts'

/** Birds raised together. At most intake × survival of them can be sold. */
export type DemoBatch = {
  code: string
  family: string
  intake: number
  survivalBps: number
  /** Days from the base date to the release. */
  releasesInDays: number
  /** Days before the base date on which the chicks came; null: the latest April that is long enough ago. */
  startedDaysAgo: number | null
  losses: number
}

const isFlock = (family: DemoFamily) => family.category === 'poultry-and-meat' && family.fresh

/** Birds that the family's packs hold together. */
export const birdsOf = (family: DemoFamily): number =>
  family.packs.reduce((sum, pack) => sum + (pack.stock * pack.unitsMilli) / 1000, 0)

function batchOf(family: DemoFamily): DemoBatch {
  const draw = drawFrom(`batch:${family.key}`)
  const releasesInDays = family.season && 'releasesInDays' in family.season ? family.season.releasesInDays : 7
  if (family.key === LUHUA_CHICKEN) {
    const luhua = { code: 'LH-500230-01', family: family.key, intake: 10_000, survivalBps: 8_000, losses: 2_000 }
    return { ...luhua, releasesInDays, startedDaysAgo: null }
  }
  const survivalBps = draw.between(78, 88) * 100
  const intake = Math.ceil((birdsOf(family) * 10_000) / survivalBps / 100) * 100 + 100
  const losses = intake - Math.floor((intake * survivalBps) / 10_000)
  const code = `QY-${family.district}-${String(families.indexOf(family) + 1).padStart(2, '0')}`
  return {
    code,
    family: family.key,
    intake,
    survivalBps,
    releasesInDays,
    startedDaysAgo: draw.between(135, 190),
    losses,
  }
}

export const batches: DemoBatch[] = families.filter(isFlock).map(batchOf)
