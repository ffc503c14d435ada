/** Ways to narrow a list by its state; the one that is shown is marked. */
export function StateTabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { href: string; words: string; here: boolean }[]
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {tabs.map(({ href, words, here }) => (
        <a
          key={href}
          href={href}
          aria-current={here ? 'true' : undefined}
          className="inline-flex min-h-9 items-center rounded-md border border-line-strong bg-card px-3 text-sm text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-accent-deep"
        >
          {words}
        </a>
      ))}
    </nav>
  )
}
