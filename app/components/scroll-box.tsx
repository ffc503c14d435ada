import type { HTMLAttributes } from 'react'

/** A box with a name that scrolls, which the keyboard can reach. */
export function ScrollBox(props: HTMLAttributes<HTMLElement>) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  return <section tabIndex={0} {...props} />
}
