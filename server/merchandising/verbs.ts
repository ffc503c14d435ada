import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import type { Locale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Addition, addEntry } from './add-entry.ts'
import { addStock } from './add-stock.ts'
import { type CategoryInput, listCategories, saveCategory } from './categories.ts'
import { type ChangeDecision, decideChange, withdrawChange } from './decide-change.ts'
import { applyImport } from './imports/apply-import.ts'
import { checkImport } from './imports/check-import.ts'
import { readImportFile } from './imports/import-file.ts'
import { listImports } from './imports/list-imports.ts'
import { undoImport } from './imports/undo-import.ts'
import { writeSheets } from './imports/write-sheets.ts'
import { type GoodsQuery, listGoods } from './list-goods.ts'
import { listProducers, readProducerEntry } from './list-producers.ts'
import { addPicture, describePicture, movePictureUp, type PictureWords, removePicture } from './pictures.ts'
import { type Proposal, proposeChange } from './propose-change.ts'
import { listChanges, listOwnChanges, readChange } from './read-changes.ts'
import { readFamily } from './read-family.ts'
import { listOwnGoods, readOwnFamily } from './read-own-goods.ts'
import { saveEntry } from './save-entry.ts'

export const merchandisingVerbs = (deps: Deps) => ({
  goods: (viewer: Viewer, query: GoodsQuery) => listGoods(deps, viewer, query),
  family: (viewer: Viewer, familyId: string) => readFamily(deps, viewer, familyId),
  producers: (viewer: Viewer) => listProducers(deps, viewer),
  producer: (viewer: Viewer, id: string) => readProducerEntry(deps, viewer, id),
  save: (viewer: Viewer, input: { subject: Subject; id: string; values: FieldValues }) =>
    saveEntry(deps, viewer, input),
  add: (viewer: Viewer, addition: Addition) => addEntry(deps, viewer, addition),
  addStock: (viewer: Viewer, input: { productId: string; units: number }) => addStock(deps, viewer, input),
  categories: (viewer: Viewer) => listCategories(deps, viewer),
  saveCategory: (viewer: Viewer, input: CategoryInput) => saveCategory(deps, viewer, input),
  addPicture: (viewer: Viewer, input: PictureWords & { familyId: string; bytes: Uint8Array }) =>
    addPicture(deps, viewer, input),
  describePicture: (viewer: Viewer, input: PictureWords & { familyId: string; pictureId: string }) =>
    describePicture(deps, viewer, input),
  movePictureUp: (viewer: Viewer, input: { familyId: string; pictureId: string }) => movePictureUp(deps, viewer, input),
  removePicture: (viewer: Viewer, input: { familyId: string; pictureId: string }) => removePicture(deps, viewer, input),
  sheets: (viewer: Viewer, how: { locale: Locale; empty?: boolean }) => writeSheets(deps, viewer, how),
  imports: (viewer: Viewer) => listImports(deps, viewer),
  checkImport: (viewer: Viewer, file: { bytes: Uint8Array }) => checkImport(deps, viewer, file),
  import: (viewer: Viewer, id: string) => readImportFile(deps.db.pool, viewer, id),
  applyImport: (viewer: Viewer, id: string) => applyImport(deps, viewer, id),
  undoImport: (viewer: Viewer, id: string) => undoImport(deps, viewer, id),
  changes: (viewer: Viewer, query: { waiting?: boolean; page?: number }) => listChanges(deps, viewer, query),
  change: (viewer: Viewer, id: string) => readChange(deps, viewer, id),
  decide: (viewer: Viewer, decision: ChangeDecision) => decideChange(deps, viewer, decision),
  ownGoods: (userId: string) => listOwnGoods(deps, userId),
  ownFamily: (userId: string, familyId: string) => readOwnFamily(deps, userId, familyId),
  ownChanges: (userId: string) => listOwnChanges(deps, userId),
  propose: (userId: string, proposal: Proposal) => proposeChange(deps, userId, proposal),
  withdrawChange: (userId: string, id: string) => withdrawChange(deps, userId, id),
})
