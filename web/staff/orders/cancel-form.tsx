import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { cancelOrder } from '#contracts/orders'
import { ProblemBox, done, exactFigureText, useDo, useLanguage, useWords } from '#web'
import { AskedWhyFields, nobodyYet } from './asked-why.tsx'
import { changeWords } from './change-words.ts'
import css from './orders.module.css'
import type { ShownOrder } from './shown-order.ts'
import { useUndoChange } from './use-undo-change.ts'

/** Everything that is left, or so much of some lines; the rest goes on. */
export function CancelForm({ order, close }: { order: ShownOrder; close: () => void }) {
  const say = useWords(changeWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const [isPart, setPart] = useState(false)
  const [taken, setTaken] = useState<Readonly<Record<string, string>>>({})
  const [said, setSaid] = useState(nobodyYet)
  const undo = useUndoChange(order.id)
  const number = order.number ?? ''
  const isDraft = order.status === 'draft'
  const cancel = useDo(cancelOrder, {
    done: ({ status, changeId }) => {
      if (isDraft) {
        done(say.thrown)
        return void navigate({ to: '/orders' })
      }
      const words = status === 'cancelled' ? say.cancelled : status === 'accepted' ? say.partCancelled : say.ended
      done(words(number), changeId ? { undo: () => undo(changeId) } : {})
      close()
    },
  })
  const lines = Object.entries(taken)
    .map(([lineId, quantity]) => ({ lineId, quantity: quantity.replace(',', '.') }))
    .filter(({ quantity }) => quantity !== '')
  const isWhole = !isPart
  const mayGo = said.reason.trim() !== '' && (isWhole || lines.length > 0)
  const open = order.lines.filter((line) => Number(line.left) > 0)
  return (
    <form
      className={css['deliver']}
      onSubmit={(event) => {
        event.preventDefault()
        const { askedBy, reason } = said
        const asked = { orderId: order.id, askedBy, reason: reason.trim(), ...(isWhole ? {} : { lines }) }
        cancel.mutate({ asked, version: order.version })
      }}
    >
      {cancel.error && <ProblemBox problem={cancel.error} />}
      {!isDraft && (
        <SegmentedControl
          aria-label={say.which}
          data={[
            { value: 'whole', label: say.whole },
            { value: 'part', label: say.part },
          ]}
          value={isPart ? 'part' : 'whole'}
          onChange={(value) => setPart(value === 'part')}
        />
      )}
      {isPart &&
        open.map((line) => (
          <div key={line.id} className={css['cancelLine']}>
            <span>
              {line.description}
              <span className="small quiet"> {say.left(`${exactFigureText(line.left, language)} ${line.unit}`)}</span>
            </span>
            <TextInput
              aria-label={say.quantity(line.description)}
              inputMode="decimal"
              placeholder="0"
              styles={{ input: { textAlign: 'right' } }}
              value={taken[line.id] ?? ''}
              onChange={(event) => setTaken({ ...taken, [line.id]: event.currentTarget.value })}
            />
            <Button onClick={() => setTaken({ ...taken, [line.id]: line.left })}>{say.all}</Button>
          </div>
        ))}
      <AskedWhyFields said={said} change={setSaid} />
      <Button type="submit" variant="filled" disabled={!mayGo} loading={cancel.isPending}>
        {isDraft ? say.discard : isWhole ? say.cancelWhole : say.cancelPart}
      </Button>
    </form>
  )
}
