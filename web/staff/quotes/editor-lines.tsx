import { ActionIcon, Button, TextInput, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { checkQuote } from '#contracts/quotes'
import { CheckBeside, Money, SumLine, SumLines, done, exactFigureText, useLanguage, useWords, type Answer } from '#web'
import { FindField } from '../orders/find-field.tsx'
import { priceText } from '../orders/order-words.ts'
import { editorWords } from './editor-words.ts'
import { LineWhy } from './line-why.tsx'
import css from './quotes.module.css'
import { isWhole, newLine, type EditorLine } from './use-editor.ts'

type Checked = Answer<typeof checkQuote>

type LinesProps = {
  readonly lines: readonly EditorLine[]
  readonly checked: Checked | undefined
  readonly change: (lines: readonly EditorLine[]) => void
}

/** What is offered: products at their price with its why, and texts between them; the sum below. */
export function EditorLines({ lines, checked, change }: LinesProps) {
  const say = useWords(editorWords)
  const language = useLanguage()
  const whole = lines.filter(isWhole)
  const set = (key: string, changed: Partial<EditorLine>) =>
    change(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  const remove = (line: EditorLine) => {
    change(lines.filter((each) => each.key !== line.key))
    if (isWhole(line)) done(say.removed(line.name || line.description), { undo: () => change(lines) })
  }
  return (
    <div className={css['lines']}>
      <div className={`${css['line']} ${css['head']}`} aria-hidden>
        <span />
        <span>{say.product}</span>
        <span>{say.quantity}</span>
        <span>{say.price}</span>
        <span>{say.discount}</span>
        <span>{say.net}</span>
        <span />
      </div>
      {lines.map((line, index) => {
        const own = checked?.lines[whole.indexOf(line)]
        const shared = { row: index + 1, line, set: (changed: Partial<EditorLine>) => set(line.key, changed) }
        return (
          <div key={line.key} className={css['lineRow']}>
            {line.kind === 'text' ? (
              <TextLine {...shared} remove={() => remove(line)} />
            ) : (
              <ProductLine {...shared} checked={whole.includes(line) ? own : undefined} remove={() => remove(line)} />
            )}
          </div>
        )
      })}
      <div className={css['adding']}>
        <Button size="compact-sm" onClick={() => change([...lines, newLine()])}>
          {say.addLine}
        </Button>
        <Button size="compact-sm" onClick={() => change([...lines, newLine({ kind: 'text' })])}>
          {say.addText}
        </Button>
      </div>
      {checked && (
        <div className={css['sums']}>
          <SumLines>
            <SumLine label={say.net} value={<Money of={checked.net} />} />
            {checked.taxes.map(({ percent, tax }) => (
              <SumLine key={percent} label={say.tax(exactFigureText(percent, language))} value={<Money of={tax} />} />
            ))}
            <SumLine label={say.gross} value={<Money of={checked.gross} withCurrency />} total />
          </SumLines>
        </div>
      )}
    </div>
  )
}

type LineProps = {
  readonly row: number
  readonly line: EditorLine
  readonly set: (changed: Partial<EditorLine>) => void
  readonly remove: () => void
}

function ProductLine({
  row,
  line,
  checked,
  set,
  remove,
}: LineProps & { checked: Checked['lines'][number] | undefined }) {
  const say = useWords(editorWords)
  const language = useLanguage()
  const right = { input: { textAlign: 'right' } } as const
  const isFree = line.productId === ''
  const expected = checked?.expectedPrice ?? null
  return (
    <div className={css['line']}>
      <span className={css['number']}>{row}</span>
      <div>
        <FindField
          what="product"
          label={`${say.product} ${row}`}
          placeholder={say.findProduct}
          chosen={isFree ? null : { id: line.productId, name: line.name }}
          choose={({ id, name }) => set({ productId: id, name, description: '', unitPrice: '', discount: '' })}
        />
        {!isFree && (
          <details className={css['more']} open={line.description !== '' && line.description !== line.name}>
            <summary>{say.ownWords}</summary>
            <TextInput
              aria-label={`${say.ownWords} ${row}`}
              placeholder={line.name}
              value={line.description}
              onChange={(event) => set({ description: event.currentTarget.value })}
            />
            <Textarea
              aria-label={`${say.detail} ${row}`}
              placeholder={say.detail}
              autosize
              value={line.detail}
              onChange={(event) => set({ detail: event.currentTarget.value })}
            />
          </details>
        )}
        {checked?.noPrice && <CheckBeside tone="wrong" says={say.noPrice} />}
      </div>
      <TextInput
        aria-label={`${say.quantity} ${row}`}
        inputMode="decimal"
        styles={right}
        value={isFree ? '' : line.quantity}
        disabled={isFree}
        onChange={(event) => set({ quantity: event.currentTarget.value })}
      />
      <div>
        <TextInput
          aria-label={`${say.price} ${row}`}
          inputMode="decimal"
          styles={right}
          placeholder={checked?.unitPrice ? exactFigureText(priceText(checked.unitPrice), language) : ''}
          value={line.unitPrice}
          disabled={isFree}
          onChange={(event) => set({ unitPrice: event.currentTarget.value, discount: '' })}
        />
        {checked && !checked.noPrice && (
          <p className={`${css['under']} small`}>
            <LineWhy line={checked} row={row} />
          </p>
        )}
      </div>
      <div>
        <TextInput
          aria-label={`${say.discount} ${row}`}
          inputMode="decimal"
          styles={right}
          placeholder={
            checked && checked.discountPercent !== '0' ? exactFigureText(checked.discountPercent, language) : ''
          }
          rightSection={<span className="quiet small">%</span>}
          value={line.discount}
          disabled={isFree}
          onChange={(event) => set({ discount: event.currentTarget.value, unitPrice: '' })}
        />
        {expected !== null && checked && checked.discountPercent !== '0' && (
          <p className={`${css['under']} small quiet`}>
            {say.insteadOf(exactFigureText(priceText(expected), language))}
          </p>
        )}
      </div>
      <span className={css['net']}>{checked && <Money of={checked.net} />}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={`${say.remove} ${row}`} onClick={remove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}

function TextLine({ row, line, set, remove }: LineProps) {
  const say = useWords(editorWords)
  return (
    <div className={`${css['line']} ${css['text']}`}>
      <span />
      <div className={css['stack']}>
        <TextInput
          aria-label={`${say.text} ${row}`}
          placeholder={say.text}
          value={line.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <Textarea
          aria-label={`${say.detail} ${row}`}
          placeholder={say.detail}
          autosize
          value={line.detail}
          onChange={(event) => set({ detail: event.currentTarget.value })}
        />
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={`${say.remove} ${row}`} onClick={remove}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
