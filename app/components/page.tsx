import type { ReactNode } from 'react'

/** The page's own column. `narrow` for forms and reading, full width for lists and desks. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div className={`mx-auto w-full px-4 py-6 md:py-10 ${narrow ? 'max-w-[40rem]' : 'max-w-page'}`}>{children}</div>
  )
}

/** The one h1 of a page, with an optional line above (where one is) and sentence below (what it is for). */
export function PageTitle(props: { children: ReactNode; above?: ReactNode; lead?: ReactNode }) {
  return (
    <header className="mb-6 md:mb-8">
      {props.above ? <p className="mb-1 text-sm text-soft">{props.above}</p> : null}
      <h1 className="text-2xl md:text-3xl">{props.children}</h1>
      {props.lead ? <p className="mt-3 max-w-prose text-soft">{props.lead}</p> : null}
    </header>
  )
}

/** A part of a page under its own heading. Give an id to link to it. */
export function Section(props: { title: ReactNode; id?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section id={props.id} className="mt-10 scroll-mt-6 first:mt-0 md:mt-14">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl md:text-2xl">{props.title}</h2>
        {props.action}
      </div>
      {props.children}
    </section>
  )
}
