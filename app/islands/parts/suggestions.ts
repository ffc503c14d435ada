interface Suggestion {
  words: string
  kind: string
}

/** Letters that stand still for so long (ms) are asked about. */
const PAUSE_MS = 120
const LIST_ID = 'suggestions'

const listLook =
  'absolute inset-x-0 top-full z-30 mt-1 overflow-hidden rounded-md border border-line-strong bg-card shadow-lg'
const optionLook =
  'flex min-h-11 cursor-pointer items-center justify-between gap-3 px-3 leading-snug text-ink hover:bg-paper-deep aria-selected:bg-accent-wash aria-selected:text-accent-deep'

async function ask(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(`/search/suggest?q=${encodeURIComponent(text)}`, { signal })
  if (!answer.ok) return []
  return ((await answer.json()) as { suggestions: Suggestion[] }).suggestions
}

function toOption({ words, kind }: Suggestion, index: number): HTMLLIElement {
  const option = document.createElement('li')
  option.id = `${LIST_ID}-${index}`
  option.className = optionLook
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.dataset.words = words
  const note = document.createElement('span')
  note.className = 'shrink-0 text-sm text-soft'
  note.textContent = kind
  option.append(words, note)
  return option
}

function makeList(input: HTMLInputElement): HTMLUListElement {
  const list = document.createElement('ul')
  list.id = LIST_ID
  list.className = listLook
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.getAttribute('aria-label') ?? '')
  const wiring = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': LIST_ID, 'aria-expanded': 'false' }
  for (const [name, value] of Object.entries(wiring)) input.setAttribute(name, value)
  input.autocomplete = 'off'
  return list
}

/**
 * Names of goods under a search field while somebody types: arrows choose, Enter searches, Escape closes. What was typed
 * stays as it is until one is chosen. Unfinished Chinese is not asked about.
 */
export function suggestWhileTyping(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="search"]')
  if (!input) return
  const list = makeList(input)
  form.append(list)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()
  let active = -1

  const options = () => [...list.children] as HTMLLIElement[]
  function mark(index: number) {
    active = index
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === index))
    const chosen = options()[index]
    if (chosen) input?.setAttribute('aria-activedescendant', chosen.id)
    else input?.removeAttribute('aria-activedescendant')
  }
  function show(found: Suggestion[]) {
    list.replaceChildren(...found.map(toOption))
    list.hidden = found.length === 0
    input?.setAttribute('aria-expanded', String(found.length > 0))
    mark(-1)
  }
  function close() {
    clearTimeout(timer)
    asking.abort()
    show([])
  }
  function choose(option: HTMLLIElement | undefined) {
    if (!input || !option?.dataset.words) return
    input.value = option.dataset.words
    close()
    form.requestSubmit()
  }
  function look() {
    clearTimeout(timer)
    asking.abort()
    const text = input?.value.trim()
    if (!text) return show([])
    timer = setTimeout(() => {
      asking = new AbortController()
      ask(text, asking.signal).then(show, () => undefined)
    }, PAUSE_MS)
  }
  function press(event: KeyboardEvent) {
    const count = list.children.length
    if (event.isComposing || count === 0) return
    if (event.key === 'ArrowDown') mark(active === count - 1 ? -1 : active + 1)
    else if (event.key === 'ArrowUp') mark(active === -1 ? count - 1 : active - 1)
    else if (event.key === 'Enter' && active >= 0) choose(options()[active])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  }

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) look()
  })
  input.addEventListener('compositionend', look)
  input.addEventListener('keydown', press)
  input.addEventListener('blur', close)
  // Pressing an option must not take the focus from the field, which would close the list before the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => choose((event.target as HTMLElement).closest('li') ?? undefined))
}
