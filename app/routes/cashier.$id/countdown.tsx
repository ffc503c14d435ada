import { InlineScript } from '../../components/inline-script.tsx'

/** Every second, until nothing is left. */
const tick = `for (const timer of document.querySelectorAll('[data-until]')) {
  const until = Number(timer.dataset.until)
  const show = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000))
    timer.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0')
    if (left > 0) setTimeout(show, 1000)
  }
  timer.parentElement.hidden = false
  show()
}`

/** Minutes and seconds left, for who has JavaScript; the time itself stands beside it in words. Not read aloud. */
export const Countdown = ({ label, until }: { label: string; until: Date }) => (
  <>
    <p hidden className="tabular" aria-hidden="true">
      {label} <span data-until={until.getTime()} />
    </p>
    <InlineScript text={tick} />
  </>
)
