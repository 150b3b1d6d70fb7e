import { Day, StateChip, useToday, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { HelpDeeds, type Help } from './help-deeds.tsx'
import css from './help.module.css'
import { helpWords, toneOf } from './words.ts'

type RequestProps = { readonly help: Help; readonly withCustomer?: boolean }

/** One request: who asks whom, what, until when, what came of it, and the next step. */
export function HelpRequest({ help, withCustomer = false }: RequestProps) {
  const say = useWords(helpWords)
  const today = useToday()
  const isOpen = help.state === 'asked' || help.state === 'accepted'
  const to = (help.takenBy ?? help.askedOf)?.name ?? say[help.toDepartment]
  return (
    <article className={css['request']}>
      <div className={css['line']}>
        <StateChip tone={toneOf[help.state]}>{say[help.state]}</StateChip>
        {isOpen && (
          <span className="small quiet">
            {say.answerBy} <Day of={help.answerBy} />
            {help.answerBy < today && <b className={css['late']}> {say.late}</b>}
          </span>
        )}
      </div>
      {withCustomer && (
        <b>
          <WayTo path={`/customers/${help.customer.id}`}>{help.customer.name}</WayTo>
        </b>
      )}
      <div className="small quiet">
        {help.askedBy.name} → {to}
      </div>
      <p className={css['words']}>{help.text}</p>
      {(help.answer ?? help.reason) !== null && (
        <p className={css['reply']}>
          {help.answer ?? help.reason}
          <span className="small quiet"> {help.takenBy?.name}</span>
        </p>
      )}
      <HelpDeeds help={help} />
    </article>
  )
}
