import { Button, NumberInput, Popover, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { catalogue, useWords } from '../words/catalogue.ts'
import type { Filter } from './column.ts'
import type { ListState } from './list-state.ts'
import css from './tools.module.css'

const words = catalogue({
  en: {
    all: (noun: string) => `All ${noun}`,
    add: 'Condition',
    remove: (what: string) => `Remove: ${what}`,
    set: 'Set',
  },
  de: {
    all: (noun: string) => `Alle ${noun}`,
    add: 'Bedingung',
    remove: (what: string) => `Entfernen: ${what}`,
    set: 'Setzen',
  },
})

type SentenceProps = { readonly noun: string; readonly filters: readonly Filter[]; readonly state: ListState }

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The conditions as a sentence: "Invoices overdue more than 30 days, owner me". Each part can be changed or removed. */
export function FilterSentence({ noun, filters, state }: SentenceProps) {
  const say = useWords(words)
  const set = filters.filter((filter) => state.filters[filter.key] !== undefined)
  const open = filters.filter((filter) => state.filters[filter.key] === undefined)
  return (
    <div className={css['sentence']}>
      <span className="quiet">{set.length === 0 ? say.all(noun) : capital(noun)}</span>
      {set.map((filter) => (
        <Condition key={filter.key} filter={filter} state={state} removeLabel={say.remove(filter.label)} />
      ))}
      {open.length > 0 && <AddCondition filters={open} state={state} label={say.add} />}
    </div>
  )
}

type ConditionProps = { readonly filter: Filter; readonly state: ListState; readonly removeLabel: string }

function Condition({ filter, state, removeLabel }: ConditionProps) {
  const [open, setOpen] = useState(false)
  const value = state.filters[filter.key] ?? ''
  return (
    <span className={css['chip']}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
        <Popover.Target>
          <button type="button" onClick={() => setOpen(!open)}>
            {filter.says(value)}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <ConditionValue filter={filter} state={state} close={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <button type="button" aria-label={removeLabel} onClick={() => state.setFilter(filter.key, undefined)}>
        <IconX size={12} />
      </button>
    </span>
  )
}

function AddCondition({ filters, state, label }: { filters: readonly Filter[]; state: ListState; label: string }) {
  const [open, setOpen] = useState(false)
  const [picked, setPicked] = useState<Filter>()
  const close = () => {
    setOpen(false)
    setPicked(undefined)
  }
  return (
    <Popover opened={open} onChange={(now) => (now ? setOpen(true) : close())} position="bottom-start" trapFocus>
      <Popover.Target>
        <button type="button" className={css['add']} onClick={() => (open ? close() : setOpen(true))}>
          <IconPlus size={12} aria-hidden /> {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={picked ? 'sm' : 4}>
        {picked ? (
          <ConditionValue filter={picked} state={state} close={close} />
        ) : (
          filters.map((filter) => (
            <button key={filter.key} type="button" className={css['choice']} onClick={() => setPicked(filter)}>
              {filter.label}
            </button>
          ))
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

type ValueProps = { readonly filter: Filter; readonly state: ListState; readonly close: () => void }

function ConditionValue({ filter, state, close }: ValueProps) {
  const say = useWords(words)
  const [draft, setDraft] = useState(state.filters[filter.key] ?? '')
  const set = (value: string) => {
    state.setFilter(filter.key, value === '' ? undefined : value)
    close()
  }
  if (filter.kind === 'choice') {
    return filter.choices.map((choice) => (
      <button key={choice.value} type="button" className={css['choice']} onClick={() => set(choice.value)}>
        {choice.label}
      </button>
    ))
  }
  return (
    <form
      className={css['value']}
      onSubmit={(event) => {
        event.preventDefault()
        set(draft)
      }}
    >
      {filter.kind === 'number' ? (
        <NumberInput label={filter.label} value={draft} onChange={(value) => setDraft(String(value))} data-autofocus />
      ) : (
        <TextInput
          label={filter.label}
          type={filter.kind === 'day' ? 'date' : 'text'}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <Button type="submit" variant="filled">
        {say.set}
      </Button>
    </form>
  )
}
