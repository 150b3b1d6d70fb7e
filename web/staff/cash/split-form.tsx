import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { splitLine } from '#contracts/cash'
import { currency, formatAmount, minus, parseMoney, type Money as Amount } from '#kernel/money'
import { Money, StateChip, SumLine, SumLines, catalogue, done, useDo, useWords } from '#web'
import css from './forms.module.css'
import { deskWords } from './desk-words.ts'
import { isNothing } from './is-nothing.ts'
import type { LineWork } from './line-work.tsx'
import { useUndo } from './use-actions.ts'

const words = catalogue({
  en: {
    hint: 'Each part becomes a line of its own, for a customer of its own. The bank’s line stands behind them.',
    part: (number: number) => `Part ${number}`,
    more: 'One more part',
    line: 'Line',
    left: 'Still to share out',
    split: (count: number) => `Split into ${count} lines`,
    unreadable: 'Write an amount such as 120.50',
  },
  de: {
    hint: 'Jeder Teil wird eine eigene Zeile, für einen eigenen Kunden. Die Zeile der Bank steht dahinter.',
    part: (number: number) => `Teil ${number}`,
    more: 'Noch ein Teil',
    line: 'Zeile',
    left: 'Noch zu verteilen',
    split: (count: number) => `In ${count} Zeilen teilen`,
    unreadable: 'Schreiben Sie einen Betrag wie 120,50',
  },
})

type FormProps = { readonly work: LineWork; readonly close: () => void }

export function SplitForm({ work, close }: FormProps) {
  const say = useWords(words)
  const desk = useWords(deskWords)
  const [typed, setTyped] = useState<readonly string[]>(['', ''])
  const unit = currency(work.line.amount.currency)
  const whole = parseMoney(work.line.amount.amount, unit)
  const parts = typed.map((text) => amountIn(text, unit))
  const left = parts.reduce((rest: Amount, part) => (part ? minus(rest, part) : rest), whole)
  const undo = useUndo()
  const split = useDo(splitLine, {
    done: (line) => {
      close()
      done(desk.splitDone(line.parts.length), { undo: () => undo(work.id) })
    },
  })
  const leftText = { amount: formatAmount(left), currency: unit }
  const complete = parts.every((part) => part !== null) && isNothing(leftText.amount)
  const submit = () => {
    const given = parts.flatMap((part) => (part ? [{ amount: formatAmount(part), currency: String(unit) }] : []))
    split.mutate({ asked: { receiptId: work.id, parts: given }, version: work.line.version })
  }
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="small quiet">{say.hint}</p>
      {typed.map((text, index) => (
        <TextInput
          // Parts have no other name than their place.
          key={index}
          label={say.part(index + 1)}
          inputMode="decimal"
          value={text}
          error={text !== '' && parts[index] === null ? say.unreadable : undefined}
          onChange={(event) => setTyped(typed.with(index, event.currentTarget.value))}
          {...(index === 0 ? { 'data-autofocus': true } : {})}
        />
      ))}
      <Button variant="default" onClick={() => setTyped([...typed, ''])}>
        {say.more}
      </Button>
      <SumLines>
        <SumLine label={say.line} value={<Money of={work.line.amount} />} />
        <SumLine
          label={say.left}
          value={
            isNothing(leftText.amount) ? <StateChip tone="settled">✓ 0.00</StateChip> : <Money of={leftText} showZero />
          }
          total
        />
      </SumLines>
      {split.error && (
        <p role="alert">
          {split.error.title} {split.error.remedy}
        </p>
      )}
      <Button type="submit" disabled={!complete} loading={split.isPending}>
        {say.split(typed.length)}
      </Button>
    </form>
  )
}

/** '1.234,50' and '1,234.50' as people of either language type it; null while it is no amount. */
function amountIn(text: string, unit: Amount['currency']): Amount | null {
  const bare = text.replaceAll(/\s/g, '')
  const plain =
    /,\d{1,3}$/.test(bare) && !/\.\d{1,2}$/.test(bare) && !/,\d{3}$/.test(bare)
      ? bare.replaceAll('.', '').replace(',', '.')
      : bare.replaceAll(',', '')
  try {
    const amount = parseMoney(plain, unit)
    return amount.amount > 0n ? amount : null
  } catch {
    return null
  }
}
