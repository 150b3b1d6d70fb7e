import { lineAt } from '../../scripts/tokens.ts'
import type { Source } from '../../scripts/tree.ts'

/** A statement as the database would get it, with $1, $2 for its values, as far as that can be told from the text. */
export type Whole = { readonly place: string; readonly text: string; readonly hasHoles: boolean }

/**
 * The statements of a store. A hole that names a constant of the same file, or holds a template itself, is filled with its text; every
 * other hole is taken for a value.
 */
export function wholeStatements({ file, text }: Source): Whole[] {
  const constants = new Map<string, string>()
  for (const [, name = '', rest = ''] of text.matchAll(
    /\nconst (\w+) = (?=sql)(sql[\s\S]*?)(?=\n(?:\n|export|const))/g,
  )) {
    constants.set(name, rest)
  }
  return outermost(text)
    .map(({ at, end }) => ({ at, ...filled(text.slice(at, end), constants, 0) }))
    .filter((found) => /^\s*(select|insert|update|delete|with)\b/i.test(found.text))
    .map(({ at, ...found }) => ({ place: `${file}:${lineAt(text, at)}`, ...numbered(found.text) }))
}

const value = '\u0001'

const numbered = (text: string) => {
  let number = 0
  const whole = text.replaceAll(value, () => `$${(number += 1)}`)
  return { text: whole, hasHoles: number > 0 }
}

type Span = { readonly at: number; readonly end: number }

/** The sql templates that stand in no other one. */
function outermost(text: string): Span[] {
  const spans: Span[] = []
  for (const found of text.matchAll(/\bsql(?:<[^`]*?>)?`/g)) {
    if (spans.some(({ end }) => found.index < end)) continue
    const at = found.index + found[0].length
    spans.push({ at, end: endOfTemplate(text, at) })
  }
  return spans
}

function endOfTemplate(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charAt(at) !== '`') {
    if (text.startsWith('${', at)) at = endOfHole(text, at + 2)
    at += text.charAt(at) === '\\' ? 2 : 1
  }
  return at
}

function endOfHole(text: string, start: number): number {
  let depth = 1
  let at = start
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '`') at = endOfTemplate(text, at + 1)
    else if (char === "'") at = text.indexOf("'", at + 1)
    else if (char === '{') depth += 1
    else if (char === '}') depth -= 1
    if (depth === 0) return at
    at += 1
  }
  return at
}

function filled(template: string, constants: ReadonlyMap<string, string>, depth: number): { readonly text: string } {
  let text = ''
  let at = 0
  while (at < template.length) {
    if (!template.startsWith('${', at)) {
      text += template.charAt(at)
      at += 1
      continue
    }
    const end = endOfHole(template, at + 2)
    text += filling(template.slice(at + 2, end).trim(), constants, depth)
    at = end + 1
  }
  return { text }
}

function filling(expression: string, constants: ReadonlyMap<string, string>, depth: number): string {
  const constant = constants.get(expression)
  if (depth > 4) return value
  if (constant !== undefined) return filling(constant, constants, depth + 1)
  const raw = /^sql\.raw\(\s*(['`])([\s\S]*?)\1,?\s*\)$/.exec(expression)
  if (raw) return raw[2] ?? ''
  const [inner] = /^sql(?:<[^`]*?>)?`/.exec(expression) ?? []
  if (inner === undefined) return value
  return filled(expression.slice(inner.length, endOfTemplate(expression, inner.length)), constants, depth + 1).text
}
