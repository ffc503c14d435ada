import type { ReactNode } from 'react'

/** A control of a row of filters under its name. */
export const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className="grid min-w-32 grow gap-1 sm:grow-0">
    <span className="text-xs text-soft">{label}</span>
    {children}
  </label>
)
