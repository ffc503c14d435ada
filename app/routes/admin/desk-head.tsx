import type { ReactNode } from 'react'

/** The head of a page of the desk: what it is, what it is for, what can be done. */
export const DeskHead = (props: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) => (
  <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
    <div className="min-w-0">
      <h1 className="text-2xl">{props.title}</h1>
      {props.lead ? <p className="max-w-prose text-sm text-soft">{props.lead}</p> : null}
    </div>
    {props.children ? <div className="flex flex-wrap gap-x-4">{props.children}</div> : null}
  </header>
)

/** The way back to a list. */
export const BackTo = ({ href, children }: { href: string; children: ReactNode }) => (
  <p className="text-sm">
    <a href={href} className="link inline-flex min-h-11 items-center">
      ← {children}
    </a>
  </p>
)

/** A small link to do something beside a list: an export, something new. */
export const DeskLink = (props: { href: string; download?: boolean; children: ReactNode }) => (
  <a href={props.href} download={props.download} className="link inline-flex min-h-11 items-center text-sm">
    {props.children}
  </a>
)

/** A part of a desk page under its own heading. */
export const Part = (props: { title: ReactNode; lead?: ReactNode; id?: string; children: ReactNode }) => (
  <section id={props.id} className="mt-8 scroll-mt-6">
    <h2 className="text-xl">{props.title}</h2>
    {props.lead ? <p className="max-w-prose text-sm text-soft">{props.lead}</p> : null}
    <div className="mt-3">{props.children}</div>
  </section>
)
