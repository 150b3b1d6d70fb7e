import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { findForOrder } from '#contracts/orders'
import { useAsk } from '#web'

export type Found = { readonly id: string; readonly number: string; readonly name: string }

type FindProps = {
  readonly what: 'customer' | 'product'
  readonly label: string
  readonly placeholder: string
  readonly chosen: { readonly id: string; readonly name: string } | null
  readonly choose: (found: Found) => void
  /** Several lines pasted into the field, as a spreadsheet copies them. */
  readonly pasted?: (text: string) => void
}

/** A field that finds a customer or product by number or name while somebody types. */
export function FindField({ what, label, placeholder, chosen, choose, pasted }: FindProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text === chosen?.name ? '' : text, 150)
  const { data } = useAsk(findForOrder, { what, text: asked })
  const found = data?.found ?? []
  const choices = found.map(({ id, number, name }) => ({ value: id, label: `${name} · ${number}` }))
  const isShown = chosen === null || found.some((each) => each.id === chosen.id)
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      searchable
      data={chosen && !isShown ? [{ value: chosen.id, label: chosen.name }, ...choices] : choices}
      value={chosen?.id ?? null}
      filter={({ options }) => options}
      onSearchChange={setText}
      onPaste={(event) => {
        const clip = event.clipboardData.getData('text')
        if (!pasted || !/[\t\n;]/.test(clip.trim())) return
        event.preventDefault()
        pasted(clip)
      }}
      onChange={(id) => {
        const hit = found.find((each) => each.id === id)
        if (hit) choose(hit)
      }}
    />
  )
}
