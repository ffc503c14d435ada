import type { ReactNode } from 'react'
import { useNonce } from '../http/nonce.tsx'
import { Button } from './button.tsx'

/** Shows the button that was written before it, and lets it print; without JavaScript there is none, only the browser's own menu. */
const print = `const button = document.currentScript.previousElementSibling
button.hidden = false
button.addEventListener('click', () => window.print())`

/** Prints the page it stands on. */
export function PrintButton({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <>
      <Button type="button" look="quiet" hidden>
        {children}
      </Button>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant script of ours, with the page's nonce */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: print }} />
    </>
  )
}
