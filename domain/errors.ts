/**
 * What can go wrong, as values. `app/http/to-response.ts` turns a code into a status and words;
 * `detail` holds plain facts for those words (quantities, field names), never secrets.
 */
export const errorCodes = [
  'NotSignedIn',
  'Forbidden',
  'NotFound',
  'InvalidInput',
  'TooManyRequests',
  'OutOfStock',
  'SessionQuotaReached',
  'ProductNotForSale',
  'PreorderClosed',
  'AgreementNotInForce',
  'CartFull',
  'TooManyUnits',
  'BuyerLimitReached',
  'DeliveryUnavailable',
  'DeliveryDayUnavailable',
  'TotalChanged',
  'DepositNotOffered',
  'CouponNotFound',
  'CouponNotValid',
  'CouponNotForThese',
  'CouponUsedUp',
  'CouponBelowMinimum',
  'CouponBelowFloor',
  'IdempotencyKeyReused',
  'OrderStateConflict',
  'ParcelStateConflict',
  'NotReleasedYet',
  'CertificateNeeded',
  'WeightNeeded',
  'WeightNotPlausible',
  'PaymentUnavailable',
  'BadSignature',
  'RefundTooLarge',
  'OrderDisputed',
  'RefundStateConflict',
  'DifferenceClosed',
  'AgreementNeedsSecondPerson',
  'AgreementStateConflict',
  'SharesNotWhole',
  'AgreementOverlap',
  'AgreementConflict',
  'CertifiedQuantityExceeded',
  'SecondPersonNeeded',
  'PeriodListStateConflict',
  'PeriodCounted',
  'PeriodClosed',
  'PeriodNotReady',
  'FundUsedUp',
  'AidStateConflict',
  'PayoutStateConflict',
  'NothingToPay',
  'BankAccountMissing',
  'BankAccountChanged',
  'CheckStateConflict',
  'CodeWrong',
  'CaseStateConflict',
  'VisitStateConflict',
  'HouseholdMerged',
  'HouseholdKnown',
  'EvidenceNeeded',
  'FileRefused',
  'ExportTooLarge',
  'SessionStateConflict',
  'OutOfScope',
  'PurposeRequired',
  'DemoPasswordRefused',
  'SmsUnavailable',
  'ClaimTooEarly',
  'ClaimTooLate',
  'ClaimOpen',
  'ClaimStateConflict',
  'ReturnNotOffered',
  'AddressBookFull',
  'PictureUnreadable',
  'ReviewTooEarly',
  'ReviewAlreadyWritten',
  'AlreadyAnswered',
  'PictureTooLarge',
  'ChangeStateConflict',
  'ChangeNeedsSecondPerson',
  'ChangeStale',
  'ImportStateConflict',
  'StockBeyondBatch',
  'HelmElsewhere',
  'PersonMuted',
  'HostNotVerified',
  'WordsForbidden',
  'HostStateConflict',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorDetail = Record<string, string | number | boolean>

export class DomainError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.detail = detail
  }
}

/** By name, not by class: the pages' bundle holds a copy of this class of its own. */
export const isDomainError = (error: unknown): error is DomainError =>
  error instanceof Error &&
  error.name === 'DomainError' &&
  errorCodes.some((code) => 'code' in error && error.code === code)
