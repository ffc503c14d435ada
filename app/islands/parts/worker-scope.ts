/** What a service worker is given beyond a page's globals; TypeScript's own library for it excludes the page's. */
export interface WorkerScope {
  location: Location
  clients: { claim(): Promise<void>; openWindow(url: string): Promise<unknown> }
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>
  cookieStore?: { get(name: string): Promise<{ value?: string } | null> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lifecycle) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'push', listener: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Tapped) => void): void
}

interface Lifecycle extends Event {
  /** Keeps the worker alive until the work is done. */
  waitUntil(work: Promise<unknown>): void
}

interface Pushed extends Lifecycle {
  data: { json(): unknown } | null
}

interface Tapped extends Lifecycle {
  notification: Notification
}

interface Fetching extends Lifecycle {
  request: Request
  respondWith(answer: Promise<Response>): void
}
