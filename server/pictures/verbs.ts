import type { Deps } from '#server/deps.ts'
import { readPublicPicture } from './read-public-picture.ts'

export const pictureVerbs = (deps: Deps) => ({
  readPublic: (asked: { fileKey: string; name: string }) => readPublicPicture(deps, asked),
})
