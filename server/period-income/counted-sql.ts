/** Condition on `i` of period_income: it counts, because it was not taken back. */
export const counts = `i.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM period_income r WHERE r.reverses_id = i.id)`

/** Whether list `l` was taken back. */
export const takenBack = `EXISTS (SELECT 1 FROM period_income i WHERE i.list_id = l.id AND i.kind = 'reversal')`

/** A version `v` with its agreement `g`, goods `f`, the producer `r` who pays, and the district `d`. */
export const versionWithPlace = `
agreement_version v JOIN linkage_agreement g ON g.id = v.agreement_id JOIN product_family f ON f.id = v.family_id
JOIN producer r ON r.id = coalesce(g.producer_id, f.producer_id) JOIN district d ON d.code = f.district_code`

/** How a list stands, seen from outside: a list that was taken back keeps its state in the database. */
export const standing = `CASE WHEN ${takenBack} THEN 'taken_back' ELSE l.state::text END`
