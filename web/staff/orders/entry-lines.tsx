import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { CheckBeside, Money, SumLine, SumLines, exactFigureText, useLanguage, useWords } from '#web'
import { entryWords } from './entry-words.ts'
import { FindField } from './find-field.tsx'
import { priceText, useFindingText } from './order-words.ts'
import css from './orders.module.css'
import { isWhole, newLine, type Basis, type Checked, type EntryLine } from './use-entry.ts'

type LinesProps = {
  readonly lines: readonly EntryLine[]
  readonly checked: Checked | undefined
  readonly basis: Basis
  readonly change: (lines: readonly EntryLine[]) => void
  readonly pasted: (text: string) => void
}

/** The lines as a grid; what the checks say stands beside the line it speaks of. */
export function EntryLines({ lines, checked, basis, change, pasted }: LinesProps) {
  const say = useWords(entryWords)
  const whole = lines.filter(isWhole)
  const set = (key: string, changed: Partial<EntryLine>) =>
    change(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  return (
    <div className={css['lines']}>
      <div className={css['lineRow']}>
        <div className={`${css['line']} ${css['head']}`}>
          <span />
          <span>{say.product}</span>
          <span>{say.quantity}</span>
          <span>{say.price}</span>
          <span>
            {say.net}, {basis.currency}
          </span>
          <span />
        </div>
        <p className={`${css['beside']} ${css['line']} small quiet`} style={{ display: 'block' }}>
          {say.checks}
        </p>
      </div>
      {lines.map((line, index) => (
        <Line
          key={line.key}
          number={index + 1}
          line={line}
          checked={isWhole(line) ? checked?.lines[whole.indexOf(line)] : undefined}
          findings={
            checked?.findings.filter((finding) => finding.lineIndex === whole.indexOf(line) && isWhole(line)) ?? []
          }
          set={(changed) => set(line.key, changed)}
          remove={() => change(lines.filter((each) => each.key !== line.key))}
          pasted={pasted}
        />
      ))}
      <div className={css['foot']}>
        <div className={css['buttons']}>
          <Button onClick={() => change([...lines, newLine()])}>{say.add}</Button>
          {lines.length === 0 && basis.basket.length > 0 && (
            <Button
              onClick={() =>
                change(basis.basket.map(({ productId, name, quantity }) => newLine({ productId, name, quantity })))
              }
            >
              {say.basket}
            </Button>
          )}
        </div>
      </div>
      {checked && <Sums checked={checked} />}
    </div>
  )
}

type LineProps = {
  readonly number: number
  readonly line: EntryLine
  readonly checked: Checked['lines'][number] | undefined
  readonly findings: Checked['findings']
  readonly set: (changed: Partial<EntryLine>) => void
  readonly remove: () => void
  readonly pasted: (text: string) => void
}

function Line({ number, line, checked, findings, set, remove, pasted }: LineProps) {
  const say = useWords(entryWords)
  const language = useLanguage()
  return (
    <div className={css['lineRow']}>
      <div className={css['line']}>
        <span className={css['number']}>{number}</span>
        <FindField
          what="product"
          label={`${say.product} ${number}`}
          placeholder={say.findProduct}
          chosen={line.productId === '' ? null : { id: line.productId, name: line.name }}
          choose={({ id, name }) => set({ productId: id, name })}
          pasted={pasted}
        />
        <TextInput
          aria-label={`${say.quantity} ${number}`}
          inputMode="decimal"
          styles={{ input: { textAlign: 'right' } }}
          value={line.quantity}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
        />
        <TextInput
          aria-label={`${say.price} ${number}`}
          inputMode="decimal"
          styles={{ input: { textAlign: 'right' } }}
          placeholder={checked && !checked.noPrice ? exactFigureText(priceText(checked.unitPrice), language) : ''}
          value={line.unitPrice}
          error={checked?.noPrice ?? false}
          onChange={(event) => set({ unitPrice: event.currentTarget.value })}
        />
        <span className={css['net']}>{checked && <Money of={checked.net} />}</span>
        <ActionIcon variant="subtle" color="gray" aria-label={`${say.remove} ${number}`} onClick={remove}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      <div className={css['beside']}>
        <LineCheck checked={checked} findings={findings} set={set} />
      </div>
    </div>
  )
}

function LineCheck({ checked, findings, set }: Pick<LineProps, 'checked' | 'findings' | 'set'>) {
  const say = useWords(entryWords)
  const textOf = useFindingText()
  if (!checked) return null
  if (checked.noPrice) return <CheckBeside tone="wrong" says={say.noPrice} />
  if (findings.length === 0) {
    const price = {
      agreement: say.asAgreed(checked.agreement?.name ?? ''),
      list: say.asListed(checked.list?.name ?? ''),
      typed: say.typed,
      imported: say.typed,
    }[checked.priceKind]
    return <CheckBeside tone="fine" says={price} />
  }
  return findings.map((finding) => {
    const suggestion = finding.facts['suggestion']
    const isHabit = finding.rule === 'price_off_habit'
    const isPrice = isHabit || finding.rule === 'price_off_agreement' || finding.rule === 'price_off_list'
    return (
      <CheckBeside
        key={finding.rule}
        tone={finding.rule === 'product_inactive' ? 'wrong' : 'look'}
        says={textOf(finding)}
        answers={
          isPrice && finding.expected !== null ? (
            <Button size="compact-xs" onClick={() => set({ unitPrice: isHabit ? (finding.expected ?? '') : '' })}>
              {say.use(priceText(finding.expected))}
            </Button>
          ) : (
            typeof suggestion === 'string' && (
              <Button size="compact-xs" onClick={() => set({ quantity: suggestion })}>
                {say.use(suggestion)}
              </Button>
            )
          )
        }
      />
    )
  })
}

function Sums({ checked }: { checked: Checked }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  return (
    <div className={css['sums']}>
      <SumLines>
        <SumLine label={say.net} value={<Money of={checked.net} />} />
        {checked.taxes.map((tax) => (
          <SumLine
            key={tax.percent}
            label={say.tax(exactFigureText(tax.percent, language))}
            value={<Money of={tax.tax} />}
          />
        ))}
        <SumLine label={say.gross} value={<Money of={checked.gross} withCurrency />} total />
      </SumLines>
    </div>
  )
}
