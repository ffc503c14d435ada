/** What somebody proposed and another person decides: why, by whom and when. Times UTC. */
export type Proposal = {
  reason: string
  state: 'proposed' | 'approved' | 'rejected'
  proposedById: string
  proposedBy: string | null
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
}

/** A proposal's columns, of table x with `proposalPeople` beside it. */
export const proposalColumns = `
x.reason, x.state, x.proposed_by AS "proposedById", p.name AS "proposedBy", x.proposed_at AS "proposedAt", d.name AS "decidedBy",
x.decided_at AS "decidedAt"`

export const proposalPeople = `LEFT JOIN app_user p ON p.id = x.proposed_by LEFT JOIN app_user d ON d.id = x.decided_by`
