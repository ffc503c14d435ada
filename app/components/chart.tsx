import type { ReactNode } from 'react'

/**
 * A chart that the server drew, with its caption and the same figures as a table. On a phone it scrolls in its own box, which the
 * keyboard can reach.
 * @param props.svg of our own making, never somebody's text as it is
 */
export function Chart(props: { svg: string; caption: string; wide?: boolean; children?: ReactNode }) {
  return (
    <figure className="rounded-lg border border-line bg-card p-3 md:p-4">
      <figcaption className="text-sm">{props.caption}</figcaption>
      <section className="mt-2 overflow-x-auto" aria-label={props.caption} tabIndex={props.wide ? 0 : undefined}>
        <div
          role="img"
          aria-label={props.caption}
          className={`[&_svg]:h-auto [&_svg]:w-full ${props.wide ? 'min-w-[40rem]' : ''}`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by the server, which escapes the words in it
          dangerouslySetInnerHTML={{ __html: props.svg }}
        />
      </section>
      {props.children}
    </figure>
  )
}
