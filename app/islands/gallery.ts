/** Small pictures scroll the strip to the large one, not the page, and show which it is. */
for (const gallery of document.querySelectorAll<HTMLElement>('[data-gallery]')) {
  const strip = gallery.querySelector<HTMLElement>('[data-gallery-strip]')
  if (strip) follow(strip, [...gallery.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')])
}

function follow(strip: HTMLElement, links: HTMLAnchorElement[]): void {
  const quiet = matchMedia('(prefers-reduced-motion: reduce)')
  const mark = () => {
    const shown = Math.round(strip.scrollLeft / strip.clientWidth)
    links.forEach((link, index) => {
      if (index === shown) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    })
  }
  links.forEach((link, index) => {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      strip.scrollTo({ left: index * strip.clientWidth, behavior: quiet.matches ? 'auto' : 'smooth' })
    })
  })
  strip.addEventListener('scroll', mark, { passive: true })
  mark()
}
