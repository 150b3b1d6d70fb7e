import { z } from 'zod'
import { parametersOf, type Endpoint } from '#platform/endpoint'
import { spreadsheetType } from '#platform/spreadsheet'

type Json = { readonly [name: string]: unknown }
type Schema = z.core.JSONSchema.JSONSchema

/** The API's document, OpenAPI 3.1, made of nothing but the contracts. */
export const openApi = (contracts: readonly Endpoint[], version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Quittance',
    version,
    description:
      'From the order to the money. Amounts are {"amount": "1000.00", "currency": "EUR"}, days are ISO days, ids are opaque. ' +
      'Problems are application/problem+json with a code, a remedy and the fields that are wrong.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  security: [{ key: [] }, { session: [] }],
  tags: [...new Set(contracts.map(tagOf))].toSorted().map((name) => ({ name })),
  paths: pathsOf(contracts),
  components: {
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer', description: 'An API key, which begins with qk_' },
      session: { type: 'apiKey', in: 'cookie', name: 'quittance.session_token' },
    },
    schemas: { Problem: problem },
  },
})

function pathsOf(contracts: readonly Endpoint[]): Json {
  const byPath = Map.groupBy(contracts, ({ path }) => path.replaceAll(/:([A-Za-z]+)/g, '{$1}'))
  return Object.fromEntries(
    [...byPath].map(([path, here]) => [
      path,
      Object.fromEntries(here.map((contract) => [contract.method.toLowerCase(), operation(contract)])),
    ]),
  )
}

function operation(contract: Endpoint): Json {
  const { properties, required, body } = requestParts(contract)
  const inPath = new Set(parametersOf(contract.path))
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || !body)
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema,
    }))
  return {
    operationId: operationId(contract),
    summary: contract.summary,
    tags: [tagOf(contract)],
    ...(contract.allow === 'public' ? { security: [] } : {}),
    ...(contract.allow === 'public' ? {} : { 'x-permission': contract.allow }),
    parameters: [...parameters, ...headersOf(contract)],
    ...requestBody(contract, inPath, { properties, required, body }),
    responses: responses(contract),
  }
}

type Parts = {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required: ReadonlySet<string>
  readonly body: boolean
}

function requestParts(contract: Endpoint): Parts {
  const { properties = {}, required = [] } = wireSchema(contract.request)
  const fields = Object.entries(properties).filter(([name]) => !(contract.upload !== null && name === 'file'))
  return {
    properties: Object.fromEntries(fields),
    required: new Set(required),
    body: contract.upload === null && contract.method !== 'GET' && contract.method !== 'DELETE',
  }
}

function requestBody(contract: Endpoint, inPath: ReadonlySet<string>, { properties, required, body }: Parts): Json {
  if (contract.upload !== null) {
    const content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, description: `A file of at most ${contract.upload} bytes`, content } }
  }
  const fields = Object.entries(properties).filter(([name]) => !inPath.has(name))
  if (!body || fields.length === 0) return {}
  const needed = fields.map(([name]) => name).filter((name) => required.has(name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields),
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  }
  return { requestBody: { required: needed.length > 0, content: { 'application/json': { schema } } } }
}

function headersOf({ money, versioned, method }: Endpoint): Json[] {
  const text = { type: 'string', maxLength: 255 }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: money,
    description: 'The same key gets the same answer and takes effect once',
    schema: text,
  }
  const version = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that you read, in quotes',
    schema: { type: 'string', pattern: '^"[0-9]+"$' },
  }
  return [...(method === 'GET' ? [] : [key]), ...(versioned ? [version] : [])]
}

function responses(contract: Endpoint): Json {
  const refusals = Object.entries(contract.refusals).map(([code, sentence]) => `- \`${code}\`: ${sentence}`)
  return {
    200: { description: 'Done', content: answerContent(contract) },
    400: told('The request is not what this address accepts; the fields are named'),
    ...(contract.allow === 'public'
      ? {}
      : { 401: told('Nobody is signed in'), 403: told('The permission is missing') }),
    ...(contract.path.includes(':') ? { 404: told('Nothing here, or nothing that you may see') } : {}),
    ...(refusals.length > 0 ? { 409: told(`The business says no:\n${refusals.join('\n')}`) } : {}),
    ...(contract.versioned ? { 412: told('Changed since it was read'), 428: told('If-Match is missing') } : {}),
    ...(contract.method === 'GET' ? {} : { 422: told('The Idempotency-Key was used for another request') }),
    429: told('Too many requests; Retry-After says how long to wait'),
  }
}

const told = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function answerContent({ response, download, list }: Endpoint): Json {
  const file = { schema: { type: 'string', format: 'binary' } }
  const files = list === null ? {} : { 'text/csv': { schema: { type: 'string' } }, [spreadsheetType]: file }
  if (download.length === 0) return { 'application/json': { schema: wireSchema(response) }, ...files }
  return Object.fromEntries(download.map((type) => [type, file]))
}

// A codec's outside is its input side, for questions and answers alike.
function wireSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: withoutBounds,
  })
  return rest
}

// Every whole number has the bounds of what a double can hold, which tells a reader nothing.
function withoutBounds({ jsonSchema }: { readonly jsonSchema: Schema }) {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if ('example' in jsonSchema) {
    jsonSchema.examples = [jsonSchema['example']]
    delete jsonSchema['example']
  }
}

const tagOf = ({ path }: Endpoint) => path.split('/')[2] ?? 'quittance'

/** 'POST /v1/orders/:orderId/release' → 'postOrdersByOrderIdRelease'. */
const operationId = ({ method, path }: Endpoint) =>
  path
    .split('/')
    .slice(2)
    .map((part) =>
      part.replace(/^:/, 'by-').replaceAll(/(^|[-.])([a-z])/g, (_, _sign, letter: string) => letter.toUpperCase()),
    )
    .reduce((name, part) => name + part.charAt(0).toUpperCase() + part.slice(1), method.toLowerCase())

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stays the same between versions' },
    detail: { type: 'string' },
    remedy: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    facts: { type: 'object', additionalProperties: true },
    requestId: { type: 'string' },
  },
} as const
