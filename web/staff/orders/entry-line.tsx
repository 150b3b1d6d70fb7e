import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { CheckBeside, Money, exactFigureText, useLanguage, useWords } from '#web'
import { use } from 'react'
import { cellName } from './entry-grid.ts'
import { PriceWhy } from './entry-price-why.tsx'
import { entryWords } from './entry-words.ts'
import { FindField } from './find-field.tsx'
import { AnswersContext, Given, KeepIt } from './keep-it.tsx'
import { priceText, useFindingText } from './order-words.ts'
import css from './orders.module.css'
import type { Checked, EntryLine } from './use-entry.ts'

export type LineProps = {
  readonly row: number
  readonly line: EntryLine
  readonly checked: Checked['lines'][number] | undefined
  readonly findings: Checked['findings']
  readonly set: (changed: Partial<EntryLine>) => void
  readonly chosen: (found: { readonly id: string; readonly name: string }) => void
  readonly remove: () => void
  readonly pasted: (text: string) => void
  /** Said beside the free line. */
  readonly hint: React.ReactNode
}

/** One line of the grid: product, quantity, price with its why, and what the checks say beside it. */
export function Line({ row, line, checked, findings, set, chosen, remove, pasted, hint }: LineProps) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const number = row + 1
  const isFree = line.productId === ''
  const isOdd = (field: string) => findings.some((finding) => finding.field.endsWith(`.${field}`))
  return (
    <div className={css['lineRow']} id={`entry-line-${row}`}>
      <div className={css['line']}>
        <span className={css['number']}>{number}</span>
        <div>
          <FindField
            what="product"
            label={`${say.product} ${number}`}
            placeholder={say.findProduct}
            cell={cellName(row, 'product')}
            chosen={isFree ? null : { id: line.productId, name: line.name }}
            choose={chosen}
            pasted={pasted}
          />
          {checked && checked.usual.length > 0 && (
            <p className={`${css['under']} small quiet`}>
              {say.usual(checked.usual.map((each) => exactFigureText(each, language)).join(', '))}
            </p>
          )}
        </div>
        <TextInput
          aria-label={`${say.quantity} ${number}`}
          data-cell={cellName(row, 'quantity')}
          inputMode="decimal"
          styles={{ input: { textAlign: 'right' } }}
          value={isFree ? '' : line.quantity}
          disabled={isFree}
          error={isOdd('quantity')}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
        />
        <div>
          <TextInput
            aria-label={`${say.price} ${number}`}
            data-cell={cellName(row, 'price')}
            inputMode="decimal"
            styles={{ input: { textAlign: 'right' } }}
            placeholder={checked && !checked.noPrice ? exactFigureText(priceText(checked.unitPrice), language) : ''}
            value={line.unitPrice}
            disabled={isFree}
            error={(checked?.noPrice ?? false) || isOdd('unitPrice')}
            onChange={(event) => set({ unitPrice: event.currentTarget.value })}
          />
          {checked && !checked.noPrice && (
            <p className={`${css['under']} ${css['toTheRight']} small`}>
              <PriceWhy line={checked} row={number} />
            </p>
          )}
        </div>
        <span className={css['net']}>
          {checked && <Money of={checked.net} />}
          {checked?.marginPercent && (
            <span className={`${css['share']} small quiet`}>{exactFigureText(checked.marginPercent, language)} %</span>
          )}
        </span>
        {isFree ? (
          <span />
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            tabIndex={-1}
            aria-label={`${say.remove} ${number}`}
            onClick={remove}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      <div className={css['beside']}>
        {isFree ? hint : <LineCheck checked={checked} findings={findings} set={set} />}
      </div>
    </div>
  )
}

function LineCheck({ checked, findings, set }: Pick<LineProps, 'checked' | 'findings' | 'set'>) {
  const say = useWords(entryWords)
  const language = useLanguage()
  const answers = use(AnswersContext)
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
    const given = answers.of(finding)
    if (given) return <CheckBeside key={finding.rule} tone="fine" says={<Given finding={finding} words={given} />} />
    return (
      <CheckBeside
        key={finding.rule}
        tone={finding.rule === 'product_inactive' ? 'wrong' : 'look'}
        says={textOf(finding)}
        answers={
          <>
            {isPrice && finding.expected !== null && (
              <Button size="compact-xs" onClick={() => set({ unitPrice: isHabit ? (finding.expected ?? '') : '' })}>
                {say.use(exactFigureText(priceText(finding.expected), language))}
              </Button>
            )}
            {typeof suggestion === 'string' && (
              <Button size="compact-xs" onClick={() => set({ quantity: suggestion })}>
                {say.use(exactFigureText(suggestion, language))}
              </Button>
            )}
            <KeepIt finding={finding} />
          </>
        }
      />
    )
  })
}
