import { recountWhileFilling } from './parts/recount.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('[data-checkout]')) recountWhileFilling(form)
