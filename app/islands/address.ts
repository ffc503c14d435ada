import { followProvince } from './parts/address-levels.ts'

for (const fields of document.querySelectorAll<HTMLElement>('[data-address]')) followProvince(fields)
