import { useEffect, useState } from 'react'
import { v4 as newId } from 'uuid'

/**
 * The id of the next order of a form. Sending the form twice is one order; coming back to the page afterwards begins
 * another.
 * @param given made by the server, for the page as it arrives
 */
export function useOrderId(given: string): string {
  const [orderId, setOrderId] = useState(given)
  useEffect(() => {
    const renew = (event: PageTransitionEvent) => {
      if (event.persisted) setOrderId(newId())
    }
    window.addEventListener('pageshow', renew)
    return () => window.removeEventListener('pageshow', renew)
  }, [])
  return orderId
}
