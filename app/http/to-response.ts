import { data } from '@remix-run/node'
import { type ErrorCode, isDomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import { translate } from '../i18n/catalogue.server.ts'

/** The one table from a refusal of the domain to an HTTP status. */
export const statuses: Record<ErrorCode, number> = {
  NotSignedIn: 401,
  Forbidden: 403,
  NotFound: 404,
  InvalidInput: 400,
  TooManyRequests: 429,
  OutOfStock: 409,
  SessionQuotaReached: 409,
  ProductNotForSale: 409,
  PreorderClosed: 409,
  AgreementNotInForce: 409,
  CartFull: 409,
  TooManyUnits: 409,
  BuyerLimitReached: 409,
  DeliveryUnavailable: 409,
  DeliveryDayUnavailable: 409,
  TotalChanged: 409,
  DepositNotOffered: 409,
  CouponNotFound: 409,
  CouponNotValid: 409,
  CouponNotForThese: 409,
  CouponUsedUp: 409,
  CouponBelowMinimum: 409,
  CouponBelowFloor: 409,
  IdempotencyKeyReused: 409,
  OrderStateConflict: 409,
  ParcelStateConflict: 409,
  NotReleasedYet: 409,
  CertificateNeeded: 409,
  WeightNeeded: 400,
  WeightNotPlausible: 400,
  PaymentUnavailable: 503,
  BadSignature: 400,
  RefundTooLarge: 409,
  AgreementNeedsSecondPerson: 403,
  AgreementStateConflict: 409,
  SharesNotWhole: 400,
  AgreementOverlap: 409,
  AgreementConflict: 409,
  CertifiedQuantityExceeded: 409,
  SecondPersonNeeded: 403,
  PeriodListStateConflict: 409,
  PeriodCounted: 409,
  PeriodClosed: 409,
  PeriodNotReady: 409,
  FundUsedUp: 409,
  AidStateConflict: 409,
  PayoutStateConflict: 409,
  NothingToPay: 409,
  BankAccountMissing: 409,
  BankAccountChanged: 409,
  CheckStateConflict: 409,
  CodeWrong: 400,
  CaseStateConflict: 409,
  VisitStateConflict: 409,
  HouseholdMerged: 409,
  HouseholdKnown: 409,
  EvidenceNeeded: 409,
  FileRefused: 422,
  ExportTooLarge: 409,
  SessionStateConflict: 409,
  OutOfScope: 403,
  PurposeRequired: 403,
  DemoPasswordRefused: 403,
  OrderDisputed: 409,
  RefundStateConflict: 409,
  DifferenceClosed: 409,
  SmsUnavailable: 503,
  ClaimTooEarly: 409,
  ClaimTooLate: 409,
  ClaimOpen: 409,
  ClaimStateConflict: 409,
  ReturnNotOffered: 409,
  AddressBookFull: 409,
  PictureUnreadable: 422,
  ReviewTooEarly: 409,
  ReviewAlreadyWritten: 409,
  AlreadyAnswered: 409,
  PictureTooLarge: 413,
  ChangeStateConflict: 409,
  ChangeNeedsSecondPerson: 403,
  ChangeStale: 409,
  ImportStateConflict: 409,
  StockBeyondBatch: 409,
  HelmElsewhere: 409,
  PersonMuted: 403,
  HostNotVerified: 403,
  WordsForbidden: 409,
  HostStateConflict: 409,
}

export interface Refusal {
  code: ErrorCode
  status: number
  /** A finished sentence in the visitor's language. */
  message: string
}

/** What to tell the visitor about a refusal, for showing beside a form. @throws the error itself when it is none */
export function toRefusal(error: unknown, locale: Locale): Refusal {
  if (!isDomainError(error)) throw error
  const { code } = error
  return { code, status: statuses[code], message: translate(locale)(`shell.error.${code}`) }
}

/**
 * Waits for a verb and turns its refusal into an error page with the right status:
 * `const product = await refusing(context, context.shop.catalog.readProduct({ slug }))`.
 * Anything that is not a refusal is our own fault and goes on as it is.
 */
export async function refusing<Result>(
  context: { locale: Locale; requestId: string },
  work: Promise<Result>,
): Promise<Result> {
  return work.catch((error: unknown) => {
    const { status, code, message } = toRefusal(error, context.locale)
    throw data({ code, message, requestId: context.requestId }, { status })
  })
}
