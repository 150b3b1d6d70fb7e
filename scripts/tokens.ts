/**
 * A rough reading of TypeScript: enough to tell code from comments, strings, templates and regular expressions. We read
 * the text ourselves because the native compiler has no programming interface to ask.
 */
export type Token =
  | { readonly kind: 'word' | 'mark'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  // The fixed parts of a template literal, and the code between them as tokens of its own, right after it.
  | { readonly kind: 'template'; readonly parts: readonly string[]; readonly at: number; readonly tag: string | null }

const wordStart = /[\p{L}\p{N}_$#]/u
const wordPart = /[\p{L}\p{N}_$#]/u

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  read(source, 0, tokens, false)
  return tokens
}

export const lineAt = (source: string, at: number) => source.slice(0, at).split('\n').length

/** Reads tokens from `start`; inside a template's `${ }` it ends at the closing brace. Answers where it stopped. */
function read(source: string, start: number, tokens: Token[], insideTemplate: boolean): number {
  let at = start
  let depth = 0
  while (at < source.length) {
    const char = source.charAt(at)
    const pair = source.slice(at, at + 2)
    if (pair === '//') at = endOf(source, '\n', at)
    else if (pair === '/*') at = endOf(source, '*/', at + 2)
    else if (char === "'" || char === '"') at = readString(source, at, tokens)
    else if (char === '`') at = readTemplate(source, at, tokens)
    else if (char === '/' && startsExpression(tokens.at(-1))) at = readPattern(source, at)
    else if (wordStart.test(char)) at = readWord(source, at, tokens)
    else {
      if (char === '{') depth += 1
      if (char === '}' && depth === 0 && insideTemplate) return at
      if (char === '}') depth -= 1
      if (/\S/.test(char)) tokens.push({ kind: 'mark', text: char, at })
      at += 1
    }
  }
  return at
}

function endOf(source: string, end: string, from: number) {
  const found = source.indexOf(end, from)
  return found < 0 ? source.length : found + end.length
}

function readWord(source: string, start: number, tokens: Token[]) {
  let at = start + 1
  while (at < source.length && wordPart.test(source.charAt(at))) at += 1
  tokens.push({ kind: 'word', text: source.slice(start, at), at: start })
  return at
}

function readString(source: string, start: number, tokens: Token[]) {
  const quote = source.charAt(start)
  let at = start + 1
  while (at < source.length && source.charAt(at) !== quote) {
    // An apostrophe in the text of a page, not a string.
    if (source.charAt(at) === '\n') return start + 1
    at += source.charAt(at) === '\\' ? 2 : 1
  }
  tokens.push({ kind: 'string', text: source.slice(start + 1, at), at: start })
  return at + 1
}

function readTemplate(source: string, start: number, tokens: Token[]) {
  const parts: string[] = []
  const inner: Token[] = []
  let from = start + 1
  let at = from
  while (at < source.length && source.charAt(at) !== '`') {
    if (source.charAt(at) === '\\') at += 2
    else if (source.slice(at, at + 2) === '${') {
      parts.push(source.slice(from, at))
      at = read(source, at + 2, inner, true) + 1
      from = at
    } else at += 1
  }
  parts.push(source.slice(from, at))
  tokens.push({ kind: 'template', parts, at: start, tag: tagBefore(tokens) }, ...inner)
  return at + 1
}

/** The word in front of a template, also with type arguments between: sql<{ id: bigint }>`…`. */
function tagBefore(tokens: readonly Token[]): string | null {
  let depth = 0
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at]
    const arrow = isMark(tokens[at - 1], '=')
    if (isMark(token, '>') && !arrow) depth += 1
    else if (isMark(token, '<')) depth -= 1
    else if (depth === 0) return token?.kind === 'word' && !keywords.has(token.text) ? token.text : null
  }
  return null
}

const isMark = (token: Token | undefined, text: string) => token?.kind === 'mark' && token.text === text

function readPattern(source: string, start: number) {
  let at = start + 1
  let inClass = false
  while (at < source.length) {
    const char = source.charAt(at)
    if (char === '\n') return start + 1
    if (char === '\\') at += 1
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at + 1
    at += 1
  }
  return start + 1
}

const keywords = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'await',
  'yield',
  'void',
  'delete',
  'default',
  'else',
])

/** Whether a slash after this token starts a regular expression rather than divides or closes a page's element. */
function startsExpression(before: Token | undefined): boolean {
  if (!before) return true
  if (before.kind === 'word') return keywords.has(before.text)
  return before.kind === 'mark' && !')]}<'.includes(before.text)
}
