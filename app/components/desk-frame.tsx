import { Outlet, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Badge } from './card.tsx'
import { Icon } from './icon.tsx'

export type DeskPage = {
  href: string
  /** Pages below these addresses belong to it; without them, those below its own. */
  also?: readonly string[]
  words: string
  /** What waits there for a person, in words. */
  waits?: string | null
}

export type DeskGroup = { words: string; pages: readonly DeskPage[] }

/** Whether an address is that of a page or of one below it. */
export const reaches = ({ href, also = [href] }: Pick<DeskPage, 'href' | 'also'>, pathname: string): boolean =>
  pathname === href || also.some((address) => pathname.startsWith(address))

/**
 * A desk: ways to its pages at the side, the page itself beside. On a phone they stand above the page: pages as they are, groups folded
 * behind the name of the page one is on.
 */
export function DeskFrame(props: {
  head: ReactNode
  label: string
  pages?: readonly DeskPage[]
  groups?: readonly DeskGroup[]
}) {
  const { head, label, pages, groups = [] } = props
  const { pathname } = useLocation()
  const isHere = (page: DeskPage) => reaches(page, pathname)
  const here = groups.flatMap((group) => group.pages).find(isHere)
  return (
    <div className="mx-auto grid w-full max-w-[84rem] grid-cols-[minmax(0,1fr)] gap-x-6 px-4 py-4 lg:grid-cols-[11.5rem_minmax(0,1fr)] lg:py-6">
      <aside className="no-print mb-4 lg:mb-0">
        {head}
        {pages ? (
          <nav aria-label={label} className="-mx-3 flex flex-wrap lg:mx-0 lg:grid lg:gap-1">
            <PageLinks pages={pages} isHere={isHere} />
          </nav>
        ) : (
          <>
            <details className="rounded-lg border border-line bg-card lg:hidden">
              <summary className="flex min-h-11 items-center justify-between gap-2 px-3 text-sm">
                <span>
                  {label}
                  {here ? ` · ${here.words}` : ''}
                </span>
                <Icon name="down" />
              </summary>
              <GroupLinks label={label} groups={groups} isHere={isHere} look="grid-cols-2 border-t border-line p-3" />
            </details>
            <GroupLinks label={label} groups={groups} isHere={isHere} look="hidden lg:grid" />
          </>
        )}
      </aside>
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  )
}

type Here = (page: DeskPage) => boolean

function GroupLinks(props: { label: string; groups: readonly DeskGroup[]; isHere: Here; look: string }) {
  return (
    <nav aria-label={props.label} className={`grid gap-x-2 gap-y-3 ${props.look}`}>
      {props.groups.map(({ words, pages }) => (
        <div key={words}>
          <p className="px-3 text-xs text-soft lg:px-3">{words}</p>
          <PageLinks pages={pages} isHere={props.isHere} />
        </div>
      ))}
    </nav>
  )
}

const PageLinks = ({ pages, isHere }: { pages: readonly DeskPage[]; isHere: Here }) =>
  pages.map((page) => (
    <a
      key={page.href}
      href={page.href}
      aria-current={isHere(page) ? 'page' : undefined}
      className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm whitespace-nowrap text-ink no-underline hover:bg-paper-deep aria-[current]:bg-accent-wash aria-[current]:font-medium aria-[current]:text-accent-deep lg:min-h-9"
    >
      {page.words}
      {page.waits ? <Badge tone="warn">{page.waits}</Badge> : null}
    </a>
  ))
