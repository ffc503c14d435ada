import type { WorkerScope } from './worker-scope.ts'

/** What the shop sends; `url` is an address of the shop. */
type Message = { title: string; body: string; url: string }

const icon = '/icons/192.png'

/** Shows what the shop tells this browser, and opens the page it is about on a tap. */
export function showNotices(worker: WorkerScope): void {
  worker.addEventListener('push', (event) => {
    const message = event.data?.json() as Message | undefined
    if (!message) return
    const { title, body, url } = message
    event.waitUntil(worker.registration.showNotification(title, { body, icon: icon, data: { url }, tag: url }))
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    const { url } = event.notification.data as { url: string }
    if (new URL(url).origin === worker.location.origin) event.waitUntil(worker.clients.openWindow(url))
  })
}
