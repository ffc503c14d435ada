import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { addVersionEvidence } from './add-version-evidence.ts'
import type { Proposal } from './check-proposal.ts'
import { createAgreement, type NewAgreement } from './create-agreement.ts'
import { type CertificateDecision, decideCertificateChange } from './decide-certificate-change.ts'
import { decideVersion } from './decide-version.ts'
import { endVersion } from './end-version.ts'
import { listCertificates } from './list-certificates.ts'
import { type CertificateProposal, proposeCertificateChange } from './propose-certificate-change.ts'
import { proposeVersion } from './propose-version.ts'
import { readAgreement } from './read-agreement.ts'
import { readAgreements } from './read-agreements.ts'
import { readCertificate } from './read-certificate.ts'
import { readChoices } from './read-choices.ts'
import { withdrawCertificateChange } from './withdraw-certificate-change.ts'

export const linkageVerbs = (deps: Deps) => ({
  agreements: (viewer: Viewer, query: Parameters<typeof readAgreements>[2]) => readAgreements(deps, viewer, query),
  agreement: (viewer: Viewer, id: string) => readAgreement(deps, viewer, id),
  choices: (viewer: Viewer, query: Parameters<typeof readChoices>[2]) => readChoices(deps, viewer, query),
  create: (viewer: Viewer, proposal: NewAgreement) => createAgreement(deps, viewer, proposal),
  propose: (viewer: Viewer, proposal: Proposal) => proposeVersion(deps, viewer, proposal),
  addEvidence: (viewer: Viewer, input: Parameters<typeof addVersionEvidence>[2]) =>
    addVersionEvidence(deps, viewer, input),
  decide: (viewer: Viewer, input: Parameters<typeof decideVersion>[2]) => decideVersion(deps, viewer, input),
  end: (viewer: Viewer, input: Parameters<typeof endVersion>[2]) => endVersion(deps, viewer, input),
  certificates: (viewer: Viewer, query: Parameters<typeof listCertificates>[2]) =>
    listCertificates(deps, viewer, query),
  certificate: (viewer: Viewer, id: string) => readCertificate(deps, viewer, id),
  proposeCertificateChange: (viewer: Viewer, change: CertificateProposal) =>
    proposeCertificateChange(deps, viewer, change),
  decideCertificateChange: (viewer: Viewer, decision: CertificateDecision) =>
    decideCertificateChange(deps, viewer, decision),
  withdrawCertificateChange: (viewer: Viewer, changeId: string) => withdrawCertificateChange(deps, viewer, changeId),
})
