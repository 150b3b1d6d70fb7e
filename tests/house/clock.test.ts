import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAt, tokensOf, type Token } from '../../scripts/tokens.ts'
import { root, sourcesBelow, type Source } from '../../scripts/tree.ts'

// Only the program reads the clock and the dice; everybody else is told the moment and given the chance. So a company can
// be driven through years in seconds, and a simulation repeats byte for byte.
const free = /^src\/app\/|\.test\.tsx?$/

/** A stopwatch tells no time of day, but only those who measure load need one. */
const stopwatchFree = /^src\/platform\/(metrics|http\/)/

const readings: readonly { words: readonly string[]; stopwatch?: true }[] = [
  { words: ['new', 'Date', '(', ')'] },
  { words: ['Date', '.', 'now'] },
  { words: ['Temporal', '.', 'Now'] },
  { words: ['dayjs', '(', ')'] },
  { words: ['Math', '.', 'random'] },
  { words: ['performance', '.', 'now'], stopwatch: true },
  { words: ['process', '.', 'hrtime'], stopwatch: true },
]

function clockReadings(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => !free.test(file))
    .flatMap(({ file, text }) => {
      const tokens = tokensOf(text)
      return tokens.flatMap((token, index) => {
        const reading = readings.find(({ words }) => words.every((word, at) => isWord(tokens[index + at], word)))
        if (!reading || (reading.stopwatch && stopwatchFree.test(file))) return []
        return [`${file}:${lineAt(text, token.at)} reads ${reading.words.join('')}`]
      })
    })
}

const isWord = (token: Token | undefined, word: string) =>
  (token?.kind === 'word' || token?.kind === 'mark') && token.text === word

test('only the program reads the clock', () => {
  assert.deepEqual(clockReadings(sourcesBelow(root, ['src', 'web'], ['.ts', '.tsx'])), [])
})

test('planted readings of the clock are found', () => {
  const text = [
    `const at = new Date()`,
    `// Date.now() in a comment`,
    `const day = new Date('2025-03-07')`,
    'const words = `Date.now() ${Date.now()}`',
    `const started = performance.now()`,
  ].join('\n')
  assert.deepEqual(clockReadings([{ file: 'src/modules/cash/receipt.ts', text }]), [
    'src/modules/cash/receipt.ts:1 reads newDate()',
    'src/modules/cash/receipt.ts:4 reads Date.now',
    'src/modules/cash/receipt.ts:5 reads performance.now',
  ])
  assert.deepEqual(clockReadings([{ file: 'src/app/server.ts', text }]), [])
  assert.equal(clockReadings([{ file: 'src/platform/metrics.ts', text }]).length, 2)
})
