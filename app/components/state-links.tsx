/** A list's states as links, the chosen one marked. The first is what an address without a state shows. */
export function StateLinks<State extends string>(props: {
  label: string
  states: readonly State[]
  stateName: (state: State) => string
  current: State
  href: (state: State | null) => string
}) {
  return (
    <nav aria-label={props.label} className="flex flex-wrap gap-1">
      {props.states.map((state, at) => (
        <a
          key={state}
          href={props.href(at === 0 ? null : state)}
          aria-current={state === props.current ? 'true' : undefined}
          className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-card px-3 text-sm text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent-deep"
        >
          {props.stateName(state)}
        </a>
      ))}
    </nav>
  )
}
