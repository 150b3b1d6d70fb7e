import { TextInput } from '@mantine/core'
import type { readDispute } from '#contracts/disputes'
import { Money, catalogue, useWords, type Answer } from '#web'
import css from './disputes.module.css'

const words = catalogue({
  en: {
    title: 'Credited of each line, net',
    refused: 'refused',
    billed: 'billed',
    of: (line: string) => `Credited of “${line}”, net`,
  },
  de: {
    title: 'Gutschrift je Position, netto',
    refused: 'bestritten',
    billed: 'berechnet',
    of: (line: string) => `Gutschrift für „${line}“, netto`,
  },
})

type Found = Answer<typeof readDispute>
type Line = Found['lines'][number]

/** What was typed, by line; a line that nobody touched is credited as it was refused. */
export type TypedNets = Readonly<Record<string, string>>

const asAmount = (text: string) => text.trim().replace(',', '.')
const isNothing = (text: string) => /^0*(\.0*)?$/.test(asAmount(text))

/** Lines that the case names; a case without lines may be credited on any of the bill's. */
const choosable = ({ lines }: Found): readonly Line[] => {
  const named = lines.filter(({ claimedNet }) => claimedNet !== null)
  return named.length > 0 ? named : lines
}

/** The lines as the server takes them; undefined where all that was refused is credited. */
export function creditedLines(found: Found, typed: TypedNets) {
  const named = found.lines.some(({ claimedNet }) => claimedNet !== null)
  if (named && Object.keys(typed).length === 0) return undefined
  const lines = choosable(found).flatMap(({ lineId, claimedNet }) => {
    const text = typed[lineId] ?? claimedNet?.amount ?? ''
    return isNothing(text) ? [] : [{ lineId, net: { amount: asAmount(text), currency: found.gross.currency } }]
  })
  return lines.length > 0 ? lines : undefined
}

type LinesProps = {
  readonly found: Found
  readonly typed: TypedNets
  readonly change: (typed: TypedNets) => void
}

/** How much of each line is credited: at first all that was refused of it. */
export function CreditLines({ found, typed, change }: LinesProps) {
  const say = useWords(words)
  return (
    <fieldset className={css['choice']}>
      <legend>{say.title}</legend>
      <div className={css['form']}>
        {choosable(found).map((line) => (
          <div key={line.lineId} className={css['lineChoice']}>
            <span>
              {line.description}{' '}
              <span className="small quiet">
                {line.claimedNet ? say.refused : say.billed} <Money of={line.claimedNet ?? line.billedNet} />
              </span>
            </span>
            <TextInput
              aria-label={say.of(line.description)}
              inputMode="decimal"
              pattern="\d+([.,]\d+)?"
              w={130}
              value={typed[line.lineId] ?? line.claimedNet?.amount ?? ''}
              onChange={(event) => change({ ...typed, [line.lineId]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
