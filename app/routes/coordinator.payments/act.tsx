import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'

/** Something that can be done: what will happen, the fields, the button. */
export function Act(props: {
  title: string
  lead: ReactNode
  intent: string
  act: string
  look?: 'primary' | 'quiet'
  children?: ReactNode
}) {
  return (
    <Card>
      <h3 className="text-lg">{props.title}</h3>
      <p className="mb-4 max-w-prose text-sm text-soft">{props.lead}</p>
      <form method="post" className="max-w-[40rem]">
        {props.children}
        <Button name="intent" value={props.intent} look={props.look}>
          {props.act}
        </Button>
      </form>
    </Card>
  )
}

/** The way back to a list, above the page of one of its rows. */
export const BackTo = ({ href, children }: { href: string; children: ReactNode }) => (
  <p className="text-sm">
    <a href={href} className="link inline-flex min-h-11 items-center">
      ← {children}
    </a>
  </p>
)
