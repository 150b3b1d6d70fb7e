import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
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
  /** Its place in a grid. */
  readonly cell?: string
}

/** A field that finds a customer or product by number or name while somebody types; Enter takes the first that fits. */
export function FindField({ what, label, placeholder, chosen, choose, pasted, cell }: FindProps) {
  const [text, setText] = useState('')
  const wanted = useRef<string | null>(null)
  const typed = text === chosen?.name ? '' : text
  const [asked] = useDebouncedValue(typed, 150)
  const { data, isPlaceholderData } = useAsk(findForOrder, { what, text: asked })
  const found = data?.found ?? []
  const choices = found.map(({ id, number, name }) => ({ value: id, label: labelOf(number, name) }))
  const isShown = chosen === null || found.some((each) => each.id === chosen.id)
  const isAnswered = asked === typed && !isPlaceholderData
  const take = () => {
    const [first] = found
    wanted.current = null
    if (first) choose(first)
  }
  const takeLater = useEffectEvent(take)
  useEffect(() => {
    if (wanted.current !== null && wanted.current === asked && isAnswered) takeLater()
  }, [asked, isAnswered])
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      data-cell={cell}
      searchable
      data={chosen && !isShown ? [{ value: chosen.id, label: chosen.name }, ...choices] : choices}
      value={chosen?.id ?? null}
      filter={({ options }) => options}
      onSearchChange={(search) => {
        setText(search)
        wanted.current = null
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        const isOwnLabel = found.some(({ number, name }) => labelOf(number, name) === text)
        if (typed.trim() === '' || isOwnLabel) return
        wanted.current = typed
        if (isAnswered) take()
      }}
      onPaste={(event) => {
        const clip = event.clipboardData.getData('text')
        if (!pasted || !/[\t\n;]/.test(clip.trim())) return
        event.preventDefault()
        pasted(clip)
      }}
      onChange={(id) => {
        const hit = found.find((each) => each.id === id)
        wanted.current = null
        if (hit) choose(hit)
      }}
    />
  )
}

const labelOf = (number: string, name: string) => `${name} · ${number}`
