import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { assignPayer } from '#contracts/cash'
import { search } from '#contracts/insight'
import { catalogue, done, useAsk, useDo, useWords } from '#web'
import css from './forms.module.css'
import { deskWords } from './desk-words.ts'
import type { LineWork } from './line-work.tsx'
import { useUndo } from './use-actions.ts'

const words = catalogue({
  en: {
    find: 'Customer',
    hint: 'By name or number. The second time, the account alone will do.',
    none: 'Nobody is called that.',
  },
  de: {
    find: 'Kunde',
    hint: 'Nach Name oder Nummer. Beim zweiten Mal genügt das Konto.',
    none: 'Niemand heißt so.',
  },
})

type FormProps = { readonly work: LineWork; readonly close: () => void }

export function PayerForm({ work, close }: FormProps) {
  const say = useWords(words)
  const desk = useWords(deskWords)
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data, isFetched } = useAsk(search, { text: wanted }, { enabled: wanted.length >= 2 })
  const undo = useUndo()
  const assign = useDo(assignPayer, {
    done: (line) => {
      close()
      done(desk.payerDone(line.customerName ?? ''), { undo: () => undo(work.id) })
    },
  })
  const hits = wanted.length < 2 ? [] : (data?.hits ?? []).filter((hit) => hit.kind === 'customer')
  return (
    <div className={css['form']}>
      <TextInput
        label={say.find}
        description={say.hint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={assign.error && [assign.error.title, assign.error.remedy].filter(Boolean).join(' ')}
        data-autofocus
      />
      <ul className={css['hits']}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Button
              variant="default"
              fullWidth
              justify="space-between"
              rightSection={<span className="small quiet">{hit.detail}</span>}
              onClick={() =>
                assign.mutate({ asked: { receiptId: work.id, customerId: hit.id }, version: work.line.version })
              }
            >
              {hit.title}
            </Button>
          </li>
        ))}
      </ul>
      {hits.length === 0 && wanted.length >= 2 && isFetched && <p className="quiet">{say.none}</p>}
    </div>
  )
}
