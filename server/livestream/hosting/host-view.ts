import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { type HostStanding, hostStanding } from '#domain/host-standing.ts'
import { maskName, maskPhone } from '#domain/masking.ts'

/**
 * Papers of somebody who wants to host. Once they are decided, names are masked and of the birthday only the year stays:
 * nobody needs the rest any more. `decidedBy`: who confirmed, refused or withdrew, by name.
 */
export type HostView = {
  userId: string
  standing: HostStanding
  realName: string
  bornOn: string
  guardian: { name: string; phone: string } | null
  submittedAt: Date
  decidedBy: string | null
  verifiedAt: Date | null
  reason: string | null
  producers: { nameZh: string; nameEn: string }[]
}

export type HostRow = {
  userId: string
  realName: string
  bornOn: CalendarDay
  guardianName: string | null
  guardianPhone: string | null
  guardianFile: string | null
  submittedAt: Date
  decidedBy: string | null
  verifiedAt: Date | null
  reason: string | null
  revokedAt: Date | null
  producers: HostView['producers']
}

/** Columns of a `HostRow`; `v` is the verification, conditions go behind it. */
export const selectHosts = `
SELECT v.user_id AS "userId", v.real_name AS "realName", to_char(v.born_on, 'YYYY-MM-DD') AS "bornOn", v.guardian_name AS "guardianName",
  v.guardian_phone AS "guardianPhone", v.guardian_file AS "guardianFile", v.submitted_at AS "submittedAt",
  b.name AS "decidedBy", v.verified_at AS "verifiedAt", v.refused_reason AS reason, v.revoked_at AS "revokedAt",
  (SELECT coalesce(json_agg(json_build_object('nameZh', r.name_zh, 'nameEn', r.name_en) ORDER BY r.name_zh), '[]')
   FROM producer r WHERE EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = r.id AND m.user_id = v.user_id)) AS producers
FROM host_verification v LEFT JOIN app_user b ON b.id = v.verified_by`

/** `$n`: a district, or null for all. People belong where they act for a producer, or help to host its sessions or were asked to. */
export const hostOfDistrict = (n: number): string => `($${n}::bpchar IS NULL OR EXISTS (
  SELECT 1 FROM producer r WHERE r.district_code = $${n} AND (
    EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = r.id AND m.user_id = v.user_id)
    OR EXISTS (SELECT 1 FROM live_session s JOIN live_host h ON h.session_id = s.id WHERE s.producer_id = r.id AND h.user_id = v.user_id)
    OR EXISTS (SELECT 1 FROM live_session s JOIN live_invitation i ON i.session_id = s.id
      WHERE s.producer_id = r.id AND i.user_id = v.user_id AND i.declined_at IS NULL))))`

export function toHostView(row: HostRow, at: Date): HostView {
  const { realName, bornOn, guardianName, guardianPhone, guardianFile, revokedAt, ...rest } = row
  const open = row.verifiedAt === null && row.reason === null
  const guardian = guardianName && guardianPhone && guardianFile ? { name: guardianName, phone: guardianPhone } : null
  const standing = hostStanding(
    {
      bornOn,
      guardian: guardian !== null,
      verified: row.verifiedAt !== null,
      refused: row.reason !== null,
      revoked: revokedAt !== null,
    },
    dayOf(at),
  )
  if (open) return { ...rest, standing, realName, bornOn, guardian }
  const masked = guardian && { name: maskName(guardian.name), phone: maskPhone(guardian.phone) }
  return { ...rest, standing, realName: maskName(realName), bornOn: bornOn.slice(0, 4), guardian: masked }
}
