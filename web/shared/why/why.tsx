import { Drawer } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { catalogue, useWords } from '../words/catalogue.ts'
import css from './why.module.css'

const words = catalogue({
  en: {
    why: 'why',
    close: 'Close',
    fact: 'Fact',
    value: 'Value',
    who: 'Who and when',
    rule: 'Rule, version',
    changed: 'What would have changed it:',
  },
  de: {
    why: 'warum',
    close: 'Schließen',
    fact: 'Tatsache',
    value: 'Wert',
    who: 'Wer und wann',
    rule: 'Regel, Version',
    changed: 'Was es geändert hätte:',
  },
})

type WhyProps = {
  /** What is explained, as the panel's title: "Line 2 · why 1,413.60?" */
  readonly title: ReactNode
  /** The word that opens it; "why", when left out. */
  readonly label?: string
  /** An Explanation; it is not made before somebody asks. */
  readonly children: ReactNode
}

/** The small "why" beside a value. It opens a panel from the right. */
export function Why({ title, label, children }: WhyProps) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={css['why']}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(true)
        }}
      >
        {label ?? say.why}
      </button>
      <WhyPanel title={title} opened={open} close={() => setOpen(false)}>
        {open && children}
      </WhyPanel>
    </>
  )
}

type PanelProps = {
  readonly title: ReactNode
  readonly opened: boolean
  readonly close: () => void
  readonly children: ReactNode
}

/** The panel alone, for what is opened by a row or a button. */
export function WhyPanel({ title, opened, close, children }: PanelProps) {
  const say = useWords(words)
  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={<b>{title}</b>}
      position="right"
      size={480}
      overlayProps={{ backgroundOpacity: 0.12 }}
      closeButtonProps={{ 'aria-label': say.close }}
      classNames={{ content: css['panel'] ?? '' }}
    >
      {children}
    </Drawer>
  )
}

export type Fact = {
  readonly fact: string
  readonly value: ReactNode
  readonly who?: ReactNode
  readonly when?: ReactNode
  readonly rule?: ReactNode
}

type ExplanationProps = {
  /** First the sentence: "12.40 because the list price of March is 13.05 and contract 14 takes 5 %." */
  readonly sentence: ReactNode
  readonly facts?: readonly Fact[]
  readonly changed?: ReactNode
  /** Links and buttons, such as overruling with a reason where the role may. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** Why something is as it is: the sentence, what was seen, and what would have changed it. */
export function Explanation({ sentence, facts = [], changed, actions, children }: ExplanationProps) {
  const say = useWords(words)
  return (
    <div className={css['explanation']}>
      <p className={css['sentence']}>{sentence}</p>
      {children}
      {facts.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{say.fact}</th>
              <th>{say.value}</th>
              <th>{say.who}</th>
              <th>{say.rule}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr key={fact.fact}>
                <td>{fact.fact}</td>
                <td className="num">
                  <b>{fact.value}</b>
                </td>
                <td>
                  {fact.who}
                  {fact.when && <small className="quiet">{fact.when}</small>}
                </td>
                <td>{fact.rule}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changed && (
        <p className={css['changed']}>
          <b>{say.changed}</b> {changed}
        </p>
      )}
      {actions && <div className={css['actions']}>{actions}</div>}
    </div>
  )
}
