import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listStaff } from '#contracts/company'
import { listCustomers, readCustomer } from '#contracts/parties'
import { useAsk } from '#web'

type ChooserProps = {
  readonly label: string
  readonly value: string | null
  readonly change: (id: string | null) => void
  readonly error?: string | undefined
  readonly description?: string
}

/** Somebody who works here, or nobody. */
export function ColleagueSelect({ label, value, change }: ChooserProps) {
  const { data } = useAsk(listStaff, {})
  const people = (data?.staff ?? []).filter(({ id, active }) => active || id === value)
  return (
    <Select
      label={label}
      searchable
      clearable
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={change}
    />
  )
}

/** A customer, found by name or number as it is typed. */
export function CustomerSelect({ label, value, change, error, description }: ChooserProps) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const found = useAsk(listCustomers, { search: search === '' ? undefined : search, active: true, limit: 20 })
  const chosen = useAsk(readCustomer, { customerId: value ?? '' }, { enabled: value !== null })
  const rows = [...(found.data?.rows ?? []), ...(value !== null && chosen.data ? [chosen.data] : [])]
  const choices = new Map(rows.map(({ id, number, name }) => [id, `${name} · ${number}`]))
  return (
    <Select
      label={label}
      searchable
      clearable
      description={description}
      data={[...choices].map(([id, name]) => ({ value: id, label: name }))}
      // The server has searched already, by folded names that the browser does not know.
      filter={({ options }) => options}
      value={value}
      onChange={change}
      onSearchChange={setText}
      error={error}
    />
  )
}
