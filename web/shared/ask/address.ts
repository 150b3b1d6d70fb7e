type Addressed = { readonly method: string; readonly path: string; readonly upload?: number | null }

export type Call = { readonly url: string; readonly body: BodyInit | undefined; readonly mediaType: string | undefined }

/** Spreads a request over the parameters of the path, then the query (GET, DELETE, uploads) or the body. */
export function callOf(contract: Addressed, asked: unknown): Call {
  const rest = new Map<string, unknown>(Object.entries(asked ?? {}).filter(([, value]) => value !== undefined))
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value: unknown = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(textOf(value))
  })
  const file = rest.get('file')
  if (typeof contract.upload === 'number' && file instanceof File) {
    rest.delete('file')
    rest.set('name', file.name)
    return { url: withQuery(path, rest), body: file, mediaType: file.type || 'application/octet-stream' }
  }
  if (contract.method === 'GET' || contract.method === 'DELETE') {
    return { url: withQuery(path, rest), body: undefined, mediaType: undefined }
  }
  return { url: path, body: JSON.stringify(Object.fromEntries(rest)), mediaType: 'application/json' }
}

/** The address of something to download or open, such as a PDF or a CSV. */
export const addressOf = (contract: Addressed, asked: unknown): string => callOf(contract, asked).url

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function withQuery(path: string, values: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of values) {
    const all: unknown[] = Array.isArray(value) ? value : [value]
    for (const each of all) query.append(name, textOf(each))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
