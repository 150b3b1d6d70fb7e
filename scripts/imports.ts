import { lineAt, tokensOf, type Token } from './tokens.ts'

export type Import = {
  /** The words between the quotes; null when it is computed and nobody can read it. */
  readonly specifier: string | null
  readonly line: number
  readonly typeOnly: boolean
}

/** Every import of a source text: static, for its effects, dynamic, of types, exported from, required, or of a worker. */
export function importsOf(source: string): Import[] {
  const tokens = tokensOf(source)
  return tokens.flatMap((token, index) => {
    const found = readImport(tokens, index)
    return found ? [{ ...found, line: lineAt(source, token.at) }] : []
  })
}

type Found = { readonly specifier: string | null; readonly typeOnly: boolean }

function readImport(tokens: readonly Token[], index: number): Found | null {
  const word = wordAt(tokens, index)
  if (!word || markAt(tokens, index - 1) === '.') return null
  if (word === 'require' && markAt(tokens, index + 1) === '(') return called(tokens, index)
  if (word === 'URL' && markAt(tokens, index + 1) === '(') return workerFile(tokens, index)
  if (word === 'import' && markAt(tokens, index + 1) === '(') return called(tokens, index)
  if (word !== 'import' && word !== 'export') return null
  const effect = tokens[index + 1]
  if (word === 'import' && effect?.kind === 'string') return { specifier: effect.text, typeOnly: false }
  return fromClause(tokens, index)
}

/** `import a, { b } from 'c'`, `export * from 'c'`, `export { a } from 'c'`, each with or without `type`. */
function fromClause(tokens: readonly Token[], index: number): Found | null {
  for (let at = index + 1; at < tokens.length; at += 1) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (token?.kind === 'word' && token.text === 'from' && next?.kind === 'string') {
      return { specifier: next.text, typeOnly: isTypeOnly(tokens, index, at) }
    }
    const partOfClause = token?.kind === 'word' || (token?.kind === 'mark' && '{}*,'.includes(token.text))
    if (!partOfClause || (token.kind === 'word' && token.text !== 'type' && statements.has(token.text))) return null
  }
  return null
}

const statements = new Set(['const', 'let', 'function', 'async', 'class', 'abstract', 'declare', 'import', 'export'])

function isTypeOnly(tokens: readonly Token[], start: number, end: number): boolean {
  if (wordAt(tokens, start + 1) === 'type' && start + 2 < end) return true
  // import { type A, type B }: erased as a whole only when every name is a type
  const marks = tokens.slice(start + 1, end)
  const first = marks[0]
  if (first?.kind !== 'mark' || first.text !== '{') return false
  return marks.every((token, at) => {
    const startsName = token.kind === 'mark' && '{,'.includes(token.text)
    const next = marks[at + 1]
    return (
      !startsName || (next?.kind === 'mark' && next.text === '}') || (next?.kind === 'word' && next.text === 'type')
    )
  })
}

function called(tokens: readonly Token[], index: number): Found {
  return { specifier: textAt(tokens, index + 2), typeOnly: false }
}

/** `new URL('./worker.ts', import.meta.url)` names code that another thread will run. */
function workerFile(tokens: readonly Token[], index: number): Found | null {
  const specifier = textAt(tokens, index + 2)
  return specifier && /^\.{1,2}\/.*\.[jt]sx?$/.test(specifier) ? { specifier, typeOnly: false } : null
}

function textAt(tokens: readonly Token[], index: number): string | null {
  const token = tokens[index]
  if (token?.kind === 'string') return token.text
  return token?.kind === 'template' && token.parts.length === 1 ? (token.parts[0] ?? null) : null
}

function wordAt(tokens: readonly Token[], index: number) {
  const token = tokens[index]
  return token?.kind === 'word' ? token.text : null
}

function markAt(tokens: readonly Token[], index: number) {
  const token = tokens[index]
  return token?.kind === 'mark' ? token.text : null
}
