import { Outlet, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Badge } from './card.tsx'

export type DeskPage = {
  href: string
  /** Pages below this address belong to it. */
  also: string
  words: string
  /** What waits there for a person, in words. */
  waits?: string | null
}

/** A desk: ways to its pages at the side (above them on a phone), the page itself beside. */
export function DeskFrame({ head, label, pages }: { head: ReactNode; label: string; pages: readonly DeskPage[] }) {
  const { pathname } = useLocation()
  return (
    <div className="mx-auto grid w-full max-w-[84rem] grid-cols-[minmax(0,1fr)] gap-x-6 px-4 py-4 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:py-6">
      <aside className="no-print mb-4 lg:mb-0">
        {head}
        <nav aria-label={label} className="-mx-3 flex flex-wrap lg:mx-0 lg:grid lg:gap-1">
          {pages.map(({ href, also, words, waits }) => (
            <a
              key={href}
              href={href}
              aria-current={pathname === href || pathname.startsWith(also) ? 'page' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep"
            >
              {words}
              {waits ? <Badge tone="warn">{waits}</Badge> : null}
            </a>
          ))}
        </nav>
      </aside>
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  )
}
