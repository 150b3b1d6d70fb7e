// Writes src/kernel/currency-data.ts from the currency-codes package (ISO 4217, list one). After updating the package, run
// `node scripts/currency-data.js && npm run format`. The kernel keeps its own small file because the package is CommonJS,
// carries every country's name, and counts gold and the test code as currencies; browsers should load none of that.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const listed = require('currency-codes/data')
const published = require('currency-codes/iso-4217-publish-date')
const source = readFileSync(require.resolve('currency-codes/iso-4217-list-one.xml'), 'utf8')

// ISO gives metals, units of account and the codes for tests and "no currency" no minor unit: nobody owes them.
const withoutMinorUnit = new Set(
  [...source.matchAll(/<Ccy>(\w{3})<\/Ccy>(?:(?!<\/CcyNtry>)[\s\S])*?<CcyMnrUnts>N\.A\.</g)].map((match) => match[1]),
)

const byExponent = new Map()
for (const { code, digits } of listed) {
  if (withoutMinorUnit.has(code)) continue
  byExponent.set(digits, [...(byExponent.get(digits) ?? []), code])
}

const rows = [...byExponent]
  .sort(([left], [right]) => left - right)
  .map(([exponent, codes]) => `  [\n    ${exponent},\n${wrapped(codes.sort())},\n  ],\n`)

writeFileSync(
  'src/kernel/currency-data.ts',
  `// Written by scripts/currency-data.js from ISO 4217 list one of ${published}; do not edit.

/** The number of decimals, and the currencies that have it. */
export const codesByExponent: readonly (readonly [exponent: number, codes: string])[] = [
${rows.join('')}]
`,
)

/** @param {string[]} codes */
function wrapped(codes) {
  const perLine = 26
  const lines = []
  for (let at = 0; at < codes.length; at += perLine) lines.push(codes.slice(at, at + perLine).join(' '))
  return lines
    .map((line, index) => `${index === 0 ? '    ' : '      '}'${line}${index < lines.length - 1 ? ' ' : ''}'`)
    .join(' +\n')
}
