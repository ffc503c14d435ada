import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = 'primary' | 'quiet' | 'plain'

interface Shape {
  /** primary: the one thing to do here; quiet: an alternative; plain: a small way out. */
  look?: Look
  icon?: IconName
  /** As wide as its column: for the main button of a form on a phone. */
  wide?: boolean
}

const looks: Record<Look, string> = {
  primary: 'border-accent bg-accent px-5 text-white hover:border-accent-deep hover:bg-accent-deep',
  quiet: 'border-line-strong bg-card px-5 text-ink hover:border-accent hover:text-accent',
  plain: 'border-transparent px-2 text-accent underline underline-offset-4 hover:text-accent-deep',
}

const shape = ({ look = 'primary', wide }: Shape, className = '') =>
  `inline-flex min-h-12 items-center justify-center gap-2 rounded-md border py-2 text-center font-medium no-underline transition-colors disabled:border-line disabled:bg-paper-deep disabled:text-soft ${looks[look]} ${wide ? 'w-full' : ''} ${className}`

/** A button that does something. Inside a form it submits unless told otherwise. */
export function Button({
  look,
  icon,
  wide,
  className,
  children,
  ...rest
}: Shape & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button {...rest} className={shape({ look, wide }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

/** A link that looks like a button. It goes somewhere. */
export function ButtonLink({
  look,
  icon,
  wide,
  className,
  children,
  ...rest
}: Shape & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={shape({ look, wide }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  )
}
