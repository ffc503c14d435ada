import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { InlineScript } from './inline-script.tsx'

/** Shows the button that was written before it, and lets it print; without JavaScript there is none, only the browser's own menu. */
const print = `const button = document.currentScript.previousElementSibling
button.hidden = false
button.addEventListener('click', () => window.print())`

/** Prints the page it stands on. */
export const PrintButton = ({ children }: { children: ReactNode }) => (
  <>
    <Button type="button" look="quiet" hidden>
      {children}
    </Button>
    <InlineScript text={print} />
  </>
)
