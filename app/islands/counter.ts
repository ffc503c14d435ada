import { checkMark, type Verdict } from './parts/check-mark.ts'
import { keepForOffline } from './parts/keep-for-offline.ts'
import { showRecord } from './parts/show-record.ts'

/** Checks the record that a code carries: the one in the address, or what is scanned into the field. Needs no network. */
const place = document.querySelector<HTMLElement>('[data-signed-record]')
const form = document.querySelector<HTMLFormElement>('[data-counter]')

async function check(scanned: string): Promise<void> {
  if (!place) return
  const { verdict, record } = await checkMark(scanned, place.dataset.signedRecord ?? '')
  for (const words of place.querySelectorAll<HTMLElement>('[data-verdict]'))
    words.hidden = words.dataset.verdict !== (verdict satisfies Verdict)
  showRecord(place, record)
}

const checkAddress = () => {
  if (location.hash.startsWith('#r=')) void check(location.href)
}

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  const field = form.querySelector('textarea')
  void check(field?.value ?? '')
  field?.select()
})
// A scanner ends what it types with Enter.
form?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  form.requestSubmit()
})
addEventListener('hashchange', checkAddress)
checkAddress()

const kept = document.querySelector<HTMLElement>('[data-kept]')
if (kept) void keepForOffline('/counter').then((done) => (kept.hidden = !done))
