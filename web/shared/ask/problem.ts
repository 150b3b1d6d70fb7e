export type FieldProblem = { readonly path: string; readonly message: string }

type ProblemText = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  readonly remedy?: string | undefined
  readonly fields?: readonly FieldProblem[] | undefined
}

/** A "no" of the server (problem+json) or of the line. Says what is so and, where we know it, what to do. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly remedy: string | undefined
  readonly fields: readonly FieldProblem[]

  constructor(text: ProblemText) {
    super(text.detail ?? text.title)
    this.name = 'ApiProblem'
    this.status = text.status
    this.code = text.code
    this.title = text.title
    this.detail = text.detail
    this.remedy = text.remedy
    this.fields = text.fields ?? []
  }

  /** The message that belongs beside the field with this name, if one does. */
  fieldMessage(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.message
  }

  /** Whether the server may have done what was asked although we saw no answer. The same key must be sent again then. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export const offlineProblem = () =>
  new ApiProblem({
    status: 0,
    code: 'offline',
    title: 'The server cannot be reached',
    remedy: 'Check the connection, then try again.',
  })

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.map(record).map((field) => {
    const path = Array.isArray(field['path']) ? field['path'].join('.') : (text(field['path']) ?? '')
    return { path, message: text(field['message']) ?? '' }
  })
}

// A refusal that speaks of one field names it among its facts.
function refusedField(facts: unknown, message: string): FieldProblem[] {
  const path = text(record(facts)['field'])
  return path === undefined ? [] : [{ path, message }]
}

/** Reads an answer that was not 2xx: RFC 9457, or the `{code, message}` of the sign-in service. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const said = record(body)
  const title = text(said['title']) ?? text(said['message']) ?? `The server answered ${status}`
  return new ApiProblem({
    status,
    code: text(said['code']) ?? `http_${status}`,
    title,
    detail: text(said['detail']),
    remedy: text(said['remedy']),
    fields: [...fieldProblems(said['errors']), ...refusedField(said['facts'], title)],
  })
}
