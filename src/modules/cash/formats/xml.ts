import { SaxesParser } from 'saxes'
import { badFile } from './refusals.ts'

/** An element with what is in it. Names are without prefix; text is trimmed. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  text: string
  readonly children: Element[]
}

/** `open` and `close` for the elements on the way down, `element` for a whole subtree that was asked for. */
export type XmlEvent =
  | { readonly event: 'open' | 'close'; readonly path: readonly string[]; readonly element: Element }
  | { readonly event: 'element'; readonly path: readonly string[]; readonly element: Element }

export type Reading = {
  /** True for an element that is wanted whole, with all that is in it. */
  readonly whole: (path: readonly string[]) => boolean
  /** Names of elements that nobody reads; they are passed over. */
  readonly skipped: ReadonlySet<string>
}

// Real statements are 15 deep, and no text in them is longer than a few thousand letters.
const deepest = 64
const longestItem = 2 ** 20
const mostElements = 500_000

/** Reads XML piece by piece: memory holds one wanted element at a time. Any DOCTYPE is refused before it is parsed. */
export async function* readXml(texts: AsyncIterable<string>, reading: Reading): AsyncGenerator<XmlEvent> {
  const build = builder(reading)
  const guard = prologGuard()
  for await (const text of texts) {
    const safe = guard(text)
    if (safe !== '') build.write(safe)
    yield* build.taken()
  }
  build.end()
  yield* build.taken()
}

// Entities, and with them every bomb and every leak, live in the document type declaration. It can stand only before the
// first element, so the beginning is held back until that has come.
function prologGuard(): (text: string) => string {
  let held = ''
  let passed = false
  return (text) => {
    if (passed) return text
    held += text
    const from = afterProlog(held)
    if (/^<!D/i.test(held.slice(from, from + 3))) throw badFile('xml_has_doctype')
    if (held.length > longestItem) throw badFile('xml_item_is_too_large')
    if (from < 0) return ''
    passed = true
    return held
  }
}

// Where the first thing stands that is neither declaration nor comment; -1 when it has not come yet.
function afterProlog(text: string): number {
  let from = text.indexOf('<')
  while (from >= 0) {
    const end = text.startsWith('<?', from) ? '?>' : text.startsWith('<!--', from) ? '-->' : null
    if (end === null) return text.length < from + 4 ? -1 : from
    const found = text.indexOf(end, from + 2)
    from = found < 0 ? -1 : text.indexOf('<', found)
  }
  return -1
}

function builder({ whole, skipped }: Reading) {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: string[] = []
  const open: Element[] = []
  let events: XmlEvent[] = []
  let wholeFrom = -1
  let skippedFrom = -1
  let elements = 0
  let quiet = 0

  parser.on('error', (error) => {
    throw badFile('xml_is_malformed', { reason: reasonOf(error), place: placeOf(parser) })
  })
  parser.on('doctype', () => {
    throw badFile('xml_has_doctype', { place: placeOf(parser) })
  })
  parser.on('opentag', (tag) => {
    quiet = 0
    const name = localName(tag.name)
    path.push(name)
    if (path.length > deepest) throw badFile('xml_is_too_deep', { limit: deepest, place: placeOf(parser) })
    if (skippedFrom >= 0) return
    if (skipped.has(name)) {
      skippedFrom = path.length
      return
    }
    const element: Element = { name, attributes: tag.attributes, line: parser.line, text: '', children: [] }
    if (wholeFrom >= 0) open.at(-1)?.children.push(element)
    else if (whole(path)) wholeFrom = path.length
    else events.push({ event: 'open', path: [...path], element })
    open.push(element)
    if (wholeFrom >= 0) elements += 1
    if (elements > mostElements) throw badFile('xml_item_is_too_large', { place: placeOf(parser) })
  })
  const addText = (text: string) => {
    quiet = 0
    const element = open.at(-1)
    if (skippedFrom < 0 && element) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    quiet = 0
    const depth = path.length
    if (skippedFrom < 0) {
      const element = open.pop()
      if (element) {
        element.text = detached(element.text.trim())
        if (wholeFrom < 0) events.push({ event: 'close', path: [...path], element })
        else if (wholeFrom === depth) events.push({ event: 'element', path: [...path], element })
      }
    }
    if (skippedFrom === depth) skippedFrom = -1
    if (wholeFrom === depth) {
      wholeFrom = -1
      elements = 0
    }
    path.pop()
  })

  return {
    write(text: string) {
      parser.write(text)
      // Nothing opened, closed or ended for a megabyte: a single tag, text or comment of that size.
      quiet += text.length
      if (quiet > longestItem) throw badFile('xml_item_is_too_large', { place: placeOf(parser) })
    },
    end: () => parser.close(),
    taken() {
      const taken = events
      events = []
      return taken
    },
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
const placeOf = (parser: { line: number; column: number }) => `line ${parser.line}, column ${parser.column}`

// The parser begins its messages with the position, which the place already says.
const reasonOf = (error: Error) => error.message.replace(/^(?:\d+:\d+: )+/, '').replace(/\.$/, '')

// A piece cut out of a large string keeps the large one in memory: copied, it keeps only itself.
const detached = (text: string) => (text.length < 13 ? text : ` ${text}`.slice(1))

/** The first element at 'RmtInf/Ustrd' below this one. */
export function at(element: Element, way: string): Element | null {
  let here: Element | undefined = element
  for (const name of way.split('/')) {
    here = here.children.find((child) => child.name === name)
    if (!here) return null
  }
  return here
}

/** All elements at the way below this one. */
export function allAt(element: Element, way: string): readonly Element[] {
  return way
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) => found.flatMap((each) => each.children.filter((child) => child.name === name)),
      [element],
    )
}

/** The text at the first of the ways that has any; null when none has. */
export function textAt(element: Element, ...ways: readonly string[]): string | null {
  for (const way of ways) {
    const text = at(element, way)?.text
    if (text) return text
  }
  return null
}
