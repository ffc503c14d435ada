/** A reed in flower, bent by the wind: the mark of the house. */
export function Mark({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" className={className} aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="8" className="fill-accent" />
      <g fill="none" className="stroke-paper" strokeLinecap="round">
        <path d="M13.5 34c.6-8.5 2.8-15.5 8.3-21.5" strokeWidth="1.8" />
        <path d="M13.8 29.5c-2.5-3-4.3-6.5-4.8-10.5" strokeWidth="1.4" />
        <path d="M14.6 26c3.2-1.8 6.5-2.6 10.4-2.6" strokeWidth="1.4" />
      </g>
      <path
        className="fill-paper"
        d="M21.3 13.2c-.9-3.7 1-6.7 5-7.7 3-.7 5.5.2 7.2 2-2.2 0-3.5.5-4.5 1.5 1.7-.2 3.2.1 4.3 1-2.2.1-4 .8-5.2 1.9 1.2 0 2.2.3 3 .9-3.4-.3-6.1.3-9.1 2.4l-.7-2Z"
      />
    </svg>
  )
}
