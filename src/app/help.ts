import { type Command, everywhere, type Option } from '#app/command'

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Quittance: from the lead to the paid invoice.',
    '',
    'Usage: quittance COMMAND [options]',
    '',
    ...lines,
    '',
    `'quittance COMMAND --help' says more about one.`,
  ].join('\n')
}

export function helpFor({ name, usage, summary, options }: Command): string {
  const listed = Object.entries({ ...options, ...everywhere }).map(([option, about]) => [
    nameOf(option, about),
    about.about,
  ])
  const width = Math.max(...listed.map(([option = '']) => option.length))
  const lines = listed.map(([option = '', about]) => `  ${option.padEnd(width)}  ${about}`)
  return [`Usage: quittance ${name} ${usage}`.trimEnd(), '', summary, '', ...lines].join('\n')
}

const nameOf = (option: string, { value }: Option) => (value ? `--${option} ${value}` : `--${option}`)

/** The known word that was probably meant, when one is near enough. */
export function nearest(word: string, known: readonly string[]): string | null {
  const best = known
    .map((candidate) => ({ candidate, distance: distanceBetween(word, candidate) }))
    .toSorted((a, b) => a.distance - b.distance)[0]
  return best && best.distance <= 2 ? best.candidate : null
}

/** How many letters must be put in, taken out or changed. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [index, letter] of a.split('').entries()) {
    const next = [index + 1]
    for (const [place, other] of b.split('').entries()) {
      const [left = 0, up = 0, diagonal = 0] = [next[place], row[place + 1], row[place]]
      next.push(Math.min(left + 1, up + 1, diagonal + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
