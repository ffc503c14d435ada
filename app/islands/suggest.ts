import { suggestWhileTyping } from './parts/suggestions.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]')) suggestWhileTyping(form)
