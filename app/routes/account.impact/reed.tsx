const WIDTH = 100
const HEIGHT = 190
const GROUND = 184
const SHORTEST = 44
const TALLEST = 140
/** Strands of a plume. */
const STRANDS = 13

const round = (value: number) => Math.round(value * 10) / 10

/** Strands of a plume that begins at the stem's top and leans to one side, the longest in the middle. */
function strands(x: number, top: number, lean: number, fullness: number): string {
  return Array.from({ length: STRANDS }, (_, at) => {
    const along = at / (STRANDS - 1)
    const side = at % 2 === 0 ? 1 : -1
    const y = top + 34 - along * 44
    const reach = (6 + 13 * Math.sin(Math.PI * (0.15 + 0.8 * along))) * fullness
    const tipX = x + lean * along * 1.6 + side * reach * 0.55 + lean * 0.5
    return `M${round(x + lean * along * 0.7)} ${round(y)}q${round(side * reach * 0.2)} ${round(-reach * 0.5)} ${round(tipX - x - lean * along * 0.7)} ${round(-reach)}`
  }).join('')
}

/**
 * One reed. Decorative: what it shows stands beneath it in words.
 * @param height from 0 to 1
 * @param done whether its plume is filled; open otherwise, with `part` for a bit of both
 */
export function Reed({ at, height, plume }: { at: number; height: number; plume: 'done' | 'part' | 'open' }) {
  const lean = [7, -4, 9, 5, -6, 8][at % 6] ?? 6
  const x = WIDTH / 2 - lean / 2
  const top = GROUND - SHORTEST - (TALLEST - SHORTEST) * height
  const stem = `M${WIDTH / 2 - lean} ${GROUND}Q${WIDTH / 2 - lean} ${round((GROUND + top) / 2)} ${round(x)} ${round(top + 30)}`
  const leafY = round(GROUND - (GROUND - top) * 0.35)
  const leaf = `M${WIDTH / 2 - lean} ${leafY}q${lean > 0 ? -18 : 18} -8 ${lean > 0 ? -30 : 30} ${-26}q${lean > 0 ? 4 : -4} 16 ${lean > 0 ? 30 : -30} 26`
  const full = strands(x, top, lean, 1.35)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block h-auto w-full max-w-36" aria-hidden="true">
      <path d={`M0 ${GROUND}q25 -5 50 0t50 0`} fill="none" className="stroke-line-strong" strokeWidth="1.2" />
      <path d={stem} fill="none" className="stroke-good" strokeWidth="2.2" strokeLinecap="round" />
      <path d={leaf} className="fill-good" opacity="0.75" />
      {plume === 'open' ? null : (
        <path d={full} fill="none" className="stroke-accent" strokeWidth="4.5" strokeLinecap="round" opacity="0.85" />
      )}
      {plume === 'done' ? null : (
        <path
          d={strands(x, top, lean, plume === 'part' ? 1.8 : 1.35)}
          fill="none"
          className="stroke-line-strong"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      )}
    </svg>
  )
}
