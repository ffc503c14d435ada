import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PublisherView } from './publish-state.ts'
import { makePublisher, type Publisher } from './publisher.ts'

/**
 * This page's camera and how publishing goes. Leaving the page stops it. Give the component a `key` of the session.
 * Nothing is asked for or sent before `open` or `start`.
 */
export function usePublisher(): { publisher: Publisher; view: PublisherView } {
  const [publisher] = useState(makePublisher)
  const view = useSyncExternalStore(publisher.subscribe, publisher.view, publisher.view)
  useEffect(() => () => void publisher.stop(), [publisher])
  return { publisher, view }
}
