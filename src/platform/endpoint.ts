import { z } from 'zod'
import type { Permission } from '#platform/rights'
import type { FileIn, FileOut } from '#platform/wire'
import { countField } from '#platform/wire'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Allow = Permission | 'public' | 'signed-in'

/** What one address of the API accepts and answers. The server, its document, the web's types and the tests all read it. */
export type Endpoint<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> = {
  readonly method: Method
  /** '/v1/orders/:orderId'; the request has a field of each parameter's name. */
  readonly path: string
  readonly allow: Allow
  readonly request: Request
  readonly response: Response
  /** Changes money: it asks for an Idempotency-Key. */
  readonly money: boolean
  /** Changes a row that has a version: it asks for If-Match. */
  readonly versioned: boolean
  /** Code → what is so, and after the first sentence what to do about it. */
  readonly refusals: Readonly<Record<string, string>>
  readonly summary: string
  /** The answer holds a secret that is told once: it is not kept for a repeated Idempotency-Key. */
  readonly secret: boolean
  /** Asked again and again: a reader that has the answer is told that it is still the same (304). */
  readonly revalidates: boolean
  /** The body is a file: the largest one taken. Its other fields come with the address. */
  readonly upload: number | null
  /** The answer is a file of one of these types. */
  readonly download: readonly string[]
  /** Opened by a secret in its address: whoever sends many of them is slowed down much sooner than others. */
  readonly byLink: boolean
  /** What is known of a list, besides the form of its pages. */
  readonly list: { readonly sorts: readonly string[]; readonly row: z.ZodType } | null
}

type Shape = z.core.$ZodLooseShape
type Definition<S extends Shape, Response extends z.ZodType> = {
  readonly method: Method
  readonly path: string
  readonly allow: Allow
  readonly request: z.ZodObject<S>
  readonly response: Response
  readonly money?: true
  readonly versioned?: true
  readonly secret?: true
  readonly revalidates?: boolean
  readonly byLink?: boolean
  readonly refusals?: Readonly<Record<string, string>>
  readonly summary: string
}

/** Unknown fields are refused, so nobody writes what the contract does not name. */
export const endpoint = <S extends Shape, Response extends z.ZodType>(
  definition: Definition<S, Response>,
): Endpoint<z.ZodObject<S, z.core.$strict>, Response> => ({
  ...plain,
  ...definition,
  request: withParameters(definition.path, definition.request).strict(),
})

/** Takes a file as the body: the verb gets it as `file`. */
export const uploadEndpoint = <S extends Shape, Response extends z.ZodType>(
  definition: Definition<S, Response> & { readonly largest: number },
): Endpoint<z.ZodObject<S & { file: typeof fileField }, z.core.$strict>, Response> => {
  const { largest, ...rest } = definition
  const request = withParameters(rest.path, rest.request).extend({ file: fileField }).strict()
  return {
    ...plain,
    ...rest,
    request: request as z.ZodObject<S & { file: typeof fileField }, z.core.$strict>,
    upload: largest,
  }
}

/** Answers a file instead of JSON. */
export const downloadEndpoint = <S extends Shape>(
  definition: Omit<Definition<S, z.ZodType>, 'response' | 'money' | 'versioned' | 'secret'> & {
    readonly types: readonly string[]
  },
): Endpoint<z.ZodObject<S, z.core.$strict>, typeof fileAnswer> => {
  const { types, ...rest } = definition
  return {
    ...plain,
    ...rest,
    request: withParameters(rest.path, rest.request).strict(),
    response: fileAnswer,
    download: types,
  }
}

/** A page of a list: filter, sort, and go on where the last page ended. */
export const listEndpoint = <
  Filters extends Shape,
  const Sorts extends readonly [string, ...string[]],
  Row extends z.ZodType,
  Sums extends z.ZodType,
>(definition: {
  readonly path: string
  readonly allow: Allow
  readonly filters: z.ZodObject<Filters>
  readonly sorts: Sorts
  readonly row: Row
  /** One per currency, over the whole result; a list without money has none. */
  readonly sums: Sums
  readonly summary: string
}) => {
  const request = definition.filters.extend({
    sort: z.enum(sortsOf(definition.sorts)).optional(),
    cursor: z.string().max(600).optional(),
    limit: z.int().min(1).max(200).default(50),
    /** `csv` and `xlsx` answer the whole result instead of a page, as a file. */
    format: z.enum(['json', 'csv', 'xlsx']).optional(),
  })
  return {
    ...plain,
    method: 'GET' as const,
    path: definition.path,
    allow: definition.allow,
    summary: definition.summary,
    request: withParameters(definition.path, request).strict(),
    response: z.object({
      rows: z.array(definition.row),
      next: z.string().nullable(),
      count: countField,
      sums: z.array(definition.sums),
    }),
    list: { sorts: definition.sorts, row: definition.row },
  }
}

/** For lists that add nothing up. */
export const noSums = z.never()

/** The names of the parameters in '/v1/orders/:orderId'. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)

const plain = {
  money: false,
  versioned: false,
  secret: false,
  revalidates: false,
  refusals: {},
  upload: null,
  download: [],
  byLink: false,
  list: null,
} as const

const fileField = z.custom<FileIn>()
const fileAnswer = z.custom<FileOut>()

// 'dueOn' and '-dueOn': the sign turns it round, as in every list of the product.
function sortsOf<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  type Sort = Sorts[number] | `-${Sorts[number]}`
  return sorts.flatMap((sort) => [sort, `-${sort}`]) as [Sort, ...Sort[]]
}

function withParameters<T extends z.ZodObject>(path: string, request: T): T {
  const missing = parametersOf(path).filter((name) => !(name in request.shape))
  if (missing.length > 0) throw new Error(`${path}: the request does not name ${missing.join(', ')}`)
  return request
}
