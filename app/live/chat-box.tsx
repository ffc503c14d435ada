import type { HTMLAttributes } from 'react'
import { ScrollBox } from '../components/scroll-box.tsx'

/** Where lines of a chat stand. It stands at its end by itself: the newest line is the origin of the scroll. Named after `#chat`. */
export const ChatBox = ({ className = '', ...rest }: HTMLAttributes<HTMLElement>) => (
  <ScrollBox
    role="log"
    aria-live="off"
    aria-labelledby="chat"
    className={`flex flex-col-reverse overflow-y-auto overscroll-contain ${className}`}
    {...rest}
  />
)
