import { Button } from './button.tsx'

type Answer = [value: string, words: string]

/** The two buttons of a form that decides on what somebody else proposed. @param props.name of the buttons, `intent` where nothing is said */
export const YesOrNo = ({ name = 'intent', yes, no }: { name?: string; yes: Answer; no: Answer }) => (
  <div className="flex flex-wrap gap-3">
    <Button name={name} value={yes[0]}>
      {yes[1]}
    </Button>
    <Button name={name} value={no[0]} look="quiet">
      {no[1]}
    </Button>
  </div>
)
