type Fields = { type?: string; code?: string; param?: string; status?: number }

/** An answer of Stripe's that is not a success; by default a request that it finds invalid. */
export class StripeRefusal extends Error {
  readonly status: number
  readonly fields: Fields

  constructor(message: string, { status = 400, ...fields }: Fields = {}) {
    super(message)
    this.status = status
    this.fields = fields
  }

  get body(): object {
    return { error: { type: 'invalid_request_error', message: this.message, ...this.fields } }
  }
}

export const noSuch = (thing: string, id: string, param = 'id') =>
  new StripeRefusal(`No such ${thing}: '${id}'`, { status: 404, code: 'resource_missing', param })
