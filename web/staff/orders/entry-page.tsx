import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { placeOrder, readOrder, saveDraft } from '#contracts/orders'
import {
  Card,
  CheckedField,
  Empty,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  exactFigureText,
  useAddress,
  useAsk,
  useDo,
  useKeys,
  useLanguage,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { EntryAside } from './entry-aside.tsx'
import { EntryFields } from './entry-fields.tsx'
import { EntryLines } from './entry-lines.tsx'
import { entryWords } from './entry-words.ts'
import { FindField } from './find-field.tsx'
import { OrderTabs } from './order-tabs.tsx'
import css from './orders.module.css'
import { PasteLines } from './paste-lines.tsx'
import { emptyEntry, newLine, useEntry, type Checked, type Entry } from './use-entry.ts'

const words = catalogue({
  en: { draft: 'draft', keys: 'This order' },
  de: { draft: 'Entwurf', keys: 'Dieser Auftrag' },
})

/** Writing an order, or going on with a draft. */
export function EntryPage() {
  const { draft, customer } = useAddress().values
  const today = useToday()
  const kept = useAsk(readOrder, { orderId: draft ?? '' }, { enabled: draft !== undefined })
  if (draft === undefined) return <EntryForm key="new" first={{ ...emptyEntry(today), customerId: customer ?? null }} />
  if (kept.error)
    return (
      <Page>
        <ProblemBox problem={kept.error} retry={() => void kept.refetch()} />
      </Page>
    )
  return kept.data ? <EntryForm key={kept.data.id} first={entryOf(kept.data)} /> : null
}

function EntryForm({ first }: { first: Entry }) {
  const say = useWords(entryWords)
  const own = useWords(words)
  const language = useLanguage()
  const navigate = useNavigate()
  const { entry, change, basis, asked, checked, problem, isFresh } = useEntry(first)
  const [pasting, setPasting] = useState<string | null>(null)
  const save = useDo(saveDraft, {
    done: ({ id }) => {
      change({ draftId: id })
      done(say.saved)
    },
  })
  const place = useDo(placeOrder, {
    done: ({ id, number, status }) => {
      done(status === 'accepted' ? say.placed(number) : status === 'queried' ? say.asks(number) : say.held(number))
      void navigate({ to: '/orders/$orderId', params: { orderId: id } })
    },
  })
  const put = () => asked && isFresh && place.mutate({ asked })
  useKeys(own.keys, [{ keys: 'Ctrl+Enter', does: say.place, run: () => void put() }])
  const total = checked && `${exactFigureText(checked.gross.amount, language)} ${checked.gross.currency}`
  const refusal = place.error ?? save.error ?? problem
  return (
    <Page>
      <OrderTabs />
      <PageHead
        title={[say.title, basis?.name, total].filter((part) => part !== undefined).join(' · ')}
        windowTitle={say.title}
        line={entry.draftId && <StateChip>{own.draft}</StateChip>}
      >
        {basis && <Button onClick={() => setPasting('')}>{say.pastes}</Button>}
      </PageHead>
      {refusal && <ProblemBox problem={refusal} />}
      <div className={css['entry']}>
        <Card flush>
          <CheckedField label={say.customer}>
            <FindField
              what="customer"
              label={say.customer}
              placeholder={say.findCustomer}
              chosen={entry.customerId ? { id: entry.customerId, name: basis?.name ?? '' } : null}
              choose={({ id }) =>
                change({ ...emptyHead, customerId: id, lines: entry.lines.length > 0 ? entry.lines : [newLine()] })
              }
            />
          </CheckedField>
          {basis ? (
            <>
              <EntryFields entry={entry} basis={basis} checked={checked} change={change} />
              <EntryLines
                lines={entry.lines}
                basis={basis}
                checked={checked}
                change={(lines) => change({ lines })}
                pasted={setPasting}
              />
              <div className={css['foot']}>
                <Verdict checked={checked} />
                <Button loading={save.isPending} disabled={!checked} onClick={() => asked && save.mutate({ asked })}>
                  {say.save}
                </Button>
                <Button variant="filled" loading={place.isPending} disabled={!checked || !isFresh} onClick={put}>
                  {questionsOf(checked) > 0 ? say.placeAndAsk : say.place}
                </Button>
              </div>
            </>
          ) : (
            <Empty title={say.title}>{say.start}</Empty>
          )}
        </Card>
        {basis && <EntryAside checked={checked} basis={basis} />}
      </div>
      <PasteLines
        text={pasting}
        close={() => setPasting(null)}
        take={(lines) => change({ lines: [...entry.lines.filter((line) => line.productId !== ''), ...lines] })}
      />
    </Page>
  )
}

// Another customer brings other addresses, people and terms.
const emptyHead = { orderedByContactId: null, billTo: null, shipTo: null, terms: null } as const

const questionsOf = (checked: Checked | undefined) => checked?.findings.filter((finding) => finding.asks).length ?? 0

function Verdict({ checked }: { checked: Checked | undefined }) {
  const say = useWords(entryWords)
  if (!checked) return <span className="quiet">{say.checks}</span>
  const questions = questionsOf(checked)
  if (questions > 0) return <b>{say.questions(questions)}</b>
  return <b>{checked.credit.verdict === 'passed' ? say.noQuestions : say.wouldBeHeld}</b>
}

function entryOf(order: Answer<typeof readOrder>): Entry {
  const address = ({ addressId, lines }: { addressId: string | null; lines: string[] }) =>
    addressId ? { addressId } : { lines }
  return {
    draftId: order.id,
    customerId: order.customerId,
    orderedByContactId: null,
    dealOn: order.dealOn,
    poNumber: order.poNumber ?? '',
    billTo: address(order.billTo),
    shipTo: address(order.shipTo),
    wishedOn: order.wishedOn ?? '',
    terms: order.terms,
    promised: order.promised ?? '',
    lines: order.lines.map((line) =>
      newLine({
        productId: line.productId,
        name: line.description,
        quantity: line.quantity,
        unitPrice: line.priceKind === 'typed' ? line.unitPrice : '',
      }),
    ),
  }
}
