const [WIDTH, HEIGHT] = [720, 100]

/** A bar that stands on the ground, as a path draws it. */
const bar = (left: number, height: number, width: number): string =>
  `M${left.toFixed(1)} ${HEIGHT}v-${height.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}z`

/** One figure over the minutes: bars for what happened in a minute, a filled line for what was there. The table says the same. */
export function CourseChart(props: {
  title: string
  kind: 'line' | 'bars'
  values: readonly number[]
  top: (most: number) => string
}) {
  const { title, kind, values, top } = props
  const most = Math.max(0, ...values)
  const step = WIDTH / Math.max(1, values.length)
  const height = (value: number) => (most > 0 ? (value / most) * HEIGHT : 0)
  const outline = values.map(
    (value, at) =>
      `${(at * step).toFixed(1)},${(HEIGHT - height(value)).toFixed(1)} ${((at + 1) * step).toFixed(1)},${(HEIGHT - height(value)).toFixed(1)}`,
  )
  return (
    <div>
      <p className="flex justify-between text-sm">
        <span>{title}</span>
        <span className="text-xs text-soft tabular">{most > 0 ? top(most) : '\u00a0'}</span>
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-24 w-full border-b border-line-strong"
        role="img"
        aria-label={most > 0 ? `${title} · ${top(most)}` : title}
      >
        {kind === 'line' ? (
          <polygon
            points={`0,${HEIGHT} ${outline.join(' ')} ${WIDTH},${HEIGHT}`}
            className="fill-accent/25 stroke-accent"
          />
        ) : (
          <path
            d={values.map((value, at) => bar(at * step + step * 0.15, height(value), step * 0.7)).join('')}
            className="fill-accent"
          />
        )}
      </svg>
    </div>
  )
}
