import { z } from 'zod'
import { parametersOf, type Endpoint } from '#platform/endpoint'
import { invalid } from '#platform/http/problem'
import type { FileIn } from '#platform/wire'

export type Arrived = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | readonly string[]>>
  readonly body: unknown
  readonly file: FileIn | null
}

/** Puts the parts of a request together as the one object that its contract describes. */
export function rawRequestOf(contract: Endpoint): (arrived: Arrived) => Record<string, unknown> {
  const parameters = new Set(parametersOf(contract.path))
  const bodyless = contract.method === 'GET' || contract.method === 'DELETE' || contract.upload !== null
  const fromQuery = bodyless ? queryReaders(contract) : new Map<string, never>()

  return ({ params, query, body, file }) => {
    const fields = bodyless ? queryFields(query, fromQuery) : bodyFields(body, query)
    const doubled = Object.keys(fields).filter((name) => parameters.has(name) || name === 'file')
    if (doubled.length > 0) throw invalid(doubled.map((path) => ({ path, message: 'stands in the address alone' })))
    return { ...fields, ...params, ...(contract.upload === null ? {} : { file: file ?? missingFile() }) }
  }
}

function missingFile(): never {
  throw invalid([{ path: '', message: 'the body must be the file' }])
}

function bodyFields(body: unknown, query: Arrived['query']): Record<string, unknown> {
  const [stray] = Object.keys(query)
  if (stray !== undefined) throw invalid([{ path: stray, message: 'belongs in the body' }])
  if (body === undefined || body === null) return {}
  if (!isRecord(body)) throw invalid([{ path: '', message: 'the body must be a JSON object' }])
  return body
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)

type Reader = (texts: readonly string[]) => unknown

const queryFields = (query: Arrived['query'], readers: ReadonlyMap<string, Reader>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const texts = typeof value === 'string' ? [value] : value
      return [name, (readers.get(name) ?? single)(texts)]
    }),
  )

// An address has only texts. What the contract wants as a number, a flag or a list is turned into one before it is parsed.
function queryReaders(contract: Endpoint): ReadonlyMap<string, Reader> {
  const schema = z.toJSONSchema(contract.request, { io: 'input', unrepresentable: 'any' })
  const properties = Object.entries(schema.properties ?? {})
  return new Map(properties.map(([name, property]) => [name, readerOf(typeof property === 'boolean' ? {} : property)]))
}

function readerOf(property: z.core.JSONSchema.JSONSchema): Reader {
  const types = new Set([property.type, ...(property.anyOf ?? []).map((option) => option.type)])
  if (types.has('array')) return (texts) => texts.flatMap((text) => text.split(','))
  if (types.has('integer') || types.has('number')) return (texts) => numberOr(single(texts))
  if (types.has('boolean')) return (texts) => flagOr(single(texts))
  return single
}

const single: Reader = (texts) => (texts.length === 1 ? texts[0] : texts)
const numberOr = (text: unknown) => (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)
const flagOr = (text: unknown) => (text === 'true' ? true : text === 'false' ? false : text)
