/** After the last change, ms: choosing a number step by step is one question. */
const PAUSE_MS = 250

/** What the form would send now. */
const contentOf = (form: HTMLFormElement): URLSearchParams => {
  const content = new URLSearchParams()
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') content.append(name, value)
  })
  return content
}

/** What stands in the fields that an answer would replace. */
const inParts = (form: HTMLFormElement): string =>
  Array.from(form.querySelectorAll<HTMLInputElement>('[data-part] input, [data-part] select'))
    .map(({ value, checked }) => `${value} ${checked}`)
    .join()

/** Puts the parts of an answered page in the place of the page's own; what has the focus keeps it. */
function swapParts(form: HTMLFormElement, answered: Document): void {
  const focused = document.activeElement?.id
  for (const part of form.querySelectorAll<HTMLElement>('[data-part]')) {
    const counted = answered.querySelector<HTMLElement>(`[data-part="${part.dataset.part}"]`)
    if (counted) part.innerHTML = counted.innerHTML
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus()
}

/**
 * Counts sum and parcels anew as soon as something is chosen that they depend on. Without an answer the page's own button
 * is still there.
 */
export function recountWhileFilling(form: HTMLFormElement): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  /** Only the answer to the newest question counts. */
  let newest = 0
  const recount = (): void => {
    const question = ++newest
    const asked = contentOf(form)
    const before = inParts(form)
    asked.set('intent', 'recount')
    fetch(location.href, { method: 'POST', body: asked })
      .then((answer) => answer.text())
      .then((page) => {
        if (question !== newest) return
        // What was typed meanwhile is not overwritten by an answer to what stood there before.
        if (inParts(form) !== before) recount()
        else swapParts(form, new DOMParser().parseFromString(page, 'text/html'))
      })
      .catch(() => undefined)
  }
  form.addEventListener('change', (event) => {
    if (!(event.target instanceof Element) || !event.target.matches('[data-recount], [data-level="province"]')) return
    clearTimeout(waiting)
    waiting = setTimeout(recount, PAUSE_MS)
  })
}
