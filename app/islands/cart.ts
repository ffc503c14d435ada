/** A typed quantity counts as soon as it is left; the button for it is then only in the way. */
for (const form of document.querySelectorAll<HTMLFormElement>('[data-cart-line]')) {
  const quantity = form.querySelector<HTMLInputElement>('input[name="quantity"]')
  const update = form.querySelector<HTMLButtonElement>('[data-cart-update]')
  if (quantity && update) {
    update.hidden = true
    quantity.addEventListener('change', () => update.click())
  }
}
