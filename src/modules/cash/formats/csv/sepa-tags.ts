/** What German banks pack into one remittance text, taken apart. */
export type SepaTags = {
  readonly endToEndId: string | null
  readonly mandate: string | null
  readonly remittance: string | null
}

const tag = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP)\+/g

/** 'EREF+4711SVWZ+Invoice 12' → end-to-end id and remittance. A text without tags is the remittance itself. */
export function sepaTags(text: string): SepaTags {
  const found = [...text.matchAll(tag)]
  if (found.length === 0) return { endToEndId: null, mandate: null, remittance: text || null }
  const values = new Map<string, string>()
  for (const [index, match] of found.entries()) {
    const start = match.index + match[0].length
    const value = text.slice(start, found[index + 1]?.index).trim()
    if (value !== '' && !/^NOTPROVIDED$/i.test(value) && !values.has(match[1] ?? '')) values.set(match[1] ?? '', value)
  }
  const before = text.slice(0, found[0]?.index).trim()
  return {
    endToEndId: values.get('EREF') ?? null,
    mandate: values.get('MREF') ?? null,
    remittance: [before, values.get('SVWZ')].filter(Boolean).join(' ') || null,
  }
}
