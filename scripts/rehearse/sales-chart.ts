import type { Acknowledged } from './buyer.ts'
import { KEPT, type Scene, scenes } from './plan.ts'

const WIDTH = 1120
const HEIGHT = 300
const PLOT = { left: 44, top: 28, right: WIDTH - 44, bottom: HEIGHT - 46 }
const GAP = 14
const STEP = 2

type Panel = { scene: Scene; x: number; width: number }

/** The scenes side by side, each as wide as it is long; nothing is sold between them. */
function panels(): Panel[] {
  const minutes = scenes.reduce((sum, scene) => sum + scene.minutes, 0)
  const perMinute = (PLOT.right - PLOT.left - GAP * (scenes.length - 1)) / minutes
  let x = PLOT.left
  return scenes.map((scene) => {
    const panel = { scene, x, width: scene.minutes * perMinute }
    x += panel.width + GAP
    return panel
  })
}

/** Birds paid and kept per two minutes of a scene. A payment that the clock had left behind counts at its end. */
function birdsPerStep(scene: Scene, notes: readonly Acknowledged[]): number[] {
  const steps = Array<number>(scene.minutes / STEP).fill(0)
  for (const { order, paidAt, state } of notes) {
    if (paidAt === null || state === 'refunded' || order.scene !== scene.key) continue
    const step = Math.min(steps.length - 1, Math.max(0, Math.floor((paidAt - scene.from) / STEP)))
    steps[step] = (steps[step] ?? 0) + order.quantity
  }
  return steps
}

const n = (value: number) => value.toFixed(1)

/** Birds paid over the story's time: bars for every two minutes, and how many they are together. */
export function salesChart(notes: readonly Acknowledged[]): string {
  const series = panels().map((panel) => ({ ...panel, steps: birdsPerStep(panel.scene, notes) }))
  const most = Math.max(10, ...series.flatMap(({ steps }) => steps))
  const top = Math.ceil(most / 10) * 10
  const height = PLOT.bottom - PLOT.top
  const y = (birds: number) => PLOT.bottom - (birds / top) * height
  const total = (birds: number) => PLOT.bottom - (birds / KEPT) * height
  let sum = 0
  const line: string[] = []
  const drawn = series.map(({ scene, x, width, steps }) => {
    const step = width / steps.length
    const bars = steps.map((birds, at) => {
      line.push(`${n(x + at * step)},${n(total(sum))}`)
      sum += birds
      line.push(`${n(x + (at + 1) * step)},${n(total(sum))}`)
      return `<rect x="${n(x + at * step + 1)}" y="${n(y(birds))}" width="${n(step - 2)}" height="${n(PLOT.bottom - y(birds))}" rx="2"><title>${birds} birds</title></rect>`
    })
    const [day = '', time = ''] = scene.title.split(/ (?=\d\d:)/)
    const label = `<text x="${n(x)}" y="${PLOT.bottom + 18}">${time}</text><text x="${n(x)}" y="${PLOT.bottom + 34}" class="soft">${width > 90 || scene.minutes <= 10 ? day.replace('August', 'Aug') : ''}</text>`
    return `<line x1="${n(x)}" x2="${n(x + width)}" y1="${PLOT.bottom}" y2="${PLOT.bottom}" class="axis"/>${bars.join('')}${label}`
  })
  const marks = [0, top / 2, top].map(
    (birds) => `<text x="${PLOT.left - 8}" y="${n(y(birds) + 4)}" text-anchor="end" class="soft">${birds}</text>`,
  )
  const end = `<text x="${PLOT.right + 6}" y="${n(total(sum) + 4)}" class="sum">${sum.toLocaleString('en')}</text>`
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Birds paid over time, ${sum} in all">
<text x="${PLOT.left}" y="14" class="soft">birds paid and kept in two minutes</text><text x="${PLOT.right}" y="14" text-anchor="end" class="soft">together</text>
${marks.join('')}${drawn.join('')}<polyline points="${line.join(' ')}" class="line"/>${end}</svg>`
}
