import { Button } from '@mantine/core'
import { CheckBeside, KeyHint, Money, SumLine, SumLines, done, exactFigureText, useLanguage, useWords } from '#web'
import { useGrid } from './entry-grid.ts'
import { Line } from './entry-line.tsx'
import { entryWords } from './entry-words.ts'
import css from './orders.module.css'
import type { RejectedRow } from './paste-lines.tsx'
import { addedTo, isWhole, newLine, withFreeLine, type Basis, type Checked, type EntryLine } from './use-entry.ts'

type LinesProps = {
  readonly lines: readonly EntryLine[]
  readonly checked: Checked | undefined
  readonly basis: Basis
  readonly change: (lines: readonly EntryLine[]) => void
  readonly pasted: (text: string) => void
  readonly rejected: readonly RejectedRow[]
  readonly forgetRejected: () => void
}

/** The lines as a grid for the keyboard; what the checks say stands beside the line it speaks of. */
export function EntryLines({ lines, checked, basis, change, pasted, rejected, forgetRejected }: LinesProps) {
  const say = useWords(entryWords)
  const whole = lines.filter(isWhole)
  const missing = basis.basket.filter(({ productId }) => lines.every((line) => line.productId !== productId))
  const set = (key: string, changed: Partial<EntryLine>) =>
    change(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  const undoable = (now: readonly EntryLine[], told: string) => {
    change(now)
    done(told, { undo: () => change(lines) })
  }
  const remove = (row: number) => {
    const gone = lines[row]
    if (!gone || gone.productId === '') return
    undoable(withFreeLine(lines.toSpliced(row, 1)), say.removed(gone.name))
  }
  const duplicate = (row: number) => {
    const same = lines[row]
    if (same && same.productId !== '') change(lines.toSpliced(row + 1, 0, newLine(same)))
  }
  const basket = () => {
    if (missing.length === 0) return
    const usual = missing.map(({ productId, name, quantity }) => newLine({ productId, name, quantity }))
    undoable(addedTo(lines, usual), say.filled(usual.length))
  }
  const { grid, goOnceDrawn, onKeyDown } = useGrid({ rows: lines.length, remove, duplicate, basket })
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the fields inside
    <div className={css['lines']} ref={grid} onKeyDown={onKeyDown}>
      <LinesHead currency={basis.currency} />
      {lines.map((line, row) => (
        <Line
          key={line.key}
          row={row}
          line={line}
          checked={isWhole(line) ? checked?.lines[whole.indexOf(line)] : undefined}
          findings={
            checked?.findings.filter((finding) => finding.lineIndex === whole.indexOf(line) && isWhole(line)) ?? []
          }
          set={(changed) => set(line.key, changed)}
          chosen={({ id, name }) => {
            goOnceDrawn(row, 'quantity')
            change(withFreeLine(lines.map((each) => (each === line ? { ...each, productId: id, name } : each))))
          }}
          remove={() => remove(row)}
          pasted={pasted}
          hint={
            missing.length > 0 && (
              <p className={css['hint']}>
                <Button size="compact-xs" onClick={basket} rightSection={<KeyHint keys="Alt ↓" />}>
                  {say.basketOf(missing.length)}
                </Button>
              </p>
            )
          }
        />
      ))}
      {rejected.length > 0 && (
        <CheckBeside
          tone="wrong"
          says={say.notTaken(rejected.length)}
          answers={
            <Button size="compact-xs" onClick={forgetRejected}>
              {say.seen}
            </Button>
          }
        >
          {rejected.map((row) => (
            <p key={row.line} className="small">
              {say.rowIs(row.line, say[row.reason])} <span className="quiet">{row.text}</span>
            </p>
          ))}
        </CheckBeside>
      )}
      {checked && <Sums checked={checked} />}
    </div>
  )
}

function LinesHead({ currency }: { currency: string }) {
  const say = useWords(entryWords)
  return (
    <div className={css['lineRow']}>
      <div className={`${css['line']} ${css['head']}`}>
        <span />
        <span>{say.product}</span>
        <span>{say.quantity}</span>
        <span>{say.price}</span>
        <span>
          {say.net}, {currency}
        </span>
        <span />
      </div>
      <p className={`${css['beside']} ${css['hint']} small quiet`}>{say.checks}</p>
    </div>
  )
}

function Sums({ checked }: { checked: Checked }) {
  const say = useWords(entryWords)
  const language = useLanguage()
  return (
    <div className={css['lineRow']}>
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
      <div className={css['beside']} />
    </div>
  )
}
