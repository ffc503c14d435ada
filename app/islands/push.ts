import { bytesOf } from './parts/base64url.ts'

/** Turns notices of this browser on: `<button hidden data-push="<public key>">`, shown where the browser can. */
const button = document.querySelector<HTMLButtonElement>('button[data-push]')
const said = document.querySelector<HTMLElement>('[data-push-said]')

async function subscribe({ dataset }: HTMLButtonElement): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') {
    if (said) said.textContent = dataset.denied ?? ''
    return
  }
  const { pushManager } = await navigator.serviceWorker.ready
  const applicationServerKey = bytesOf(dataset.push ?? '')
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  const body = JSON.stringify(subscription)
  const answer = await fetch('/push', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  if (answer.ok) location.reload()
  else throw new Error(`The shop answered ${answer.status}`)
}

if (button && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
  button.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    subscribe(button)
      .catch(() => {
        if (said) said.textContent = button.dataset.denied ?? ''
      })
      .finally(() => {
        button.disabled = false
      })
  })
}
