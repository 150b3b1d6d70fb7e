import { foldedKey } from '#kernel/folded'

/** The ISO code of a country that a file names by code or in English or German; null when nobody knows it. */
export function countryOf(word: string, others: Readonly<Record<string, string>> = {}): string | null {
  const own = others[word]
  if (own) return own
  if (/^[A-Za-z]{2}$/.test(word) && known().codes.has(word.toUpperCase())) return word.toUpperCase()
  return known().byName.get(foldedKey(word)) ?? null
}

type Known = { readonly codes: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> }
let kept: Known | null = null

// The language data knows every name, but gives it by code only; so all codes are asked once.
function known(): Known {
  if (kept) return kept
  const codes = new Set<string>()
  const byName = new Map<string, string>()
  for (const language of ['en', 'de']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of twoLetters()) {
      const name = names.of(code)
      if (!name || withdrawn.has(code)) continue
      codes.add(code)
      byName.set(foldedKey(name), code)
    }
  }
  for (const [name, code] of everyday) byName.set(foldedKey(name), code)
  return (kept = { codes, byName })
}

function* twoLetters(): Generator<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const first of letters) for (const second of letters) yield first + second
}

// Codes that are no countries of today: the language data names them for old texts.
const withdrawn = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'EU',
  'EZ',
  'FX',
  'QO',
  'SU',
  'TP',
  'UN',
  'XA',
  'XB',
  'YD',
  'YU',
  'ZR',
  'ZZ',
  'UK',
])

const everyday: readonly (readonly [string, string])[] = [
  ['USA', 'US'],
  ['UK', 'GB'],
  ['Great Britain', 'GB'],
  ['England', 'GB'],
  ['Holland', 'NL'],
  ['South Korea', 'KR'],
  ['Czech Republic', 'CZ'],
  ['Turkey', 'TR'],
  ['Hong Kong', 'HK'],
]
