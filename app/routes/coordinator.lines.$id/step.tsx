import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'

/** One station of the trail. */
export function Step({
  id,
  icon,
  title,
  children,
}: {
  id: string
  icon: IconName
  title: ReactNode
  children: ReactNode
}) {
  return (
    <li id={id} className="relative scroll-mt-6 pb-8 pl-7 last:pb-0">
      <span className="absolute -left-[1.05rem] grid size-8 place-items-center rounded-full border border-accent bg-card text-accent">
        <Icon name={icon} />
      </span>
      <h2 className="mb-2 text-lg">{title}</h2>
      <div className="text-sm">{children}</div>
    </li>
  )
}
