import { Button } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { cancelOrder, listOrders, readLines, readOrder, saveDraft } from '#contracts/orders'
import {
  Card,
  CheckBeside,
  CheckedField,
  Empty,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  exactFigureText,
  refused,
  useAddress,
  useAsk,
  useDo,
  useKeys,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Asked,
} from '#web'
import { EntryAside } from './entry-aside.tsx'
import { EntryFields } from './entry-fields.tsx'
import { EntryFoot } from './entry-foot.tsx'
import { EntryLines } from './entry-lines.tsx'
import { entryWords } from './entry-words.ts'
import { FindField } from './find-field.tsx'
import { AnswersContext, type Answers } from './keep-it.tsx'
import { OrderTabs } from './order-tabs.tsx'
import css from './orders.module.css'
import { PasteLines, linesRead, type RejectedRow } from './paste-lines.tsx'
import {
  addedTo,
  answerKey,
  answersOf,
  emptyEntry,
  newLine,
  unanswered,
  useEntry,
  withFreeLine,
  type Entry,
  type EntryLine,
} from './use-entry.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { usePlacing } from './use-placing.ts'

const words = catalogue({
  en: { draft: 'draft', keys: 'This order' },
  de: { draft: 'Entwurf', keys: 'Dieser Auftrag' },
})

/** Writing an order, or going on with a draft. */
export function EntryPage() {
  const { values, change } = useAddress()
  const { draft, customer } = values
  const today = useToday()
  const [own, setOwn] = useState<{ readonly draft: string; readonly key: string; readonly isSeen: boolean }>()
  const isOwn = draft !== undefined && draft === own?.draft
  // The address follows a moment after the draft was kept.
  if (isOwn && !own.isSeen) setOwn({ ...own, isSeen: true })
  const kept = useAsk(readOrder, { orderId: draft ?? '' }, { enabled: draft !== undefined && !isOwn })
  if (draft === undefined || isOwn) {
    // What this form keeps as a draft goes on in it; a new order after it begins with an empty one.
    const key = own ? (isOwn || !own.isSeen ? own.key : `after ${own.draft}`) : 'new'
    const remember = (id: string) => {
      setOwn({ draft: id, key, isSeen: false })
      change({ draft: id })
    }
    return <EntryForm key={key} first={{ ...emptyEntry(today), customerId: customer ?? null }} kept={remember} />
  }
  if (kept.error)
    return (
      <Page>
        <ProblemBox problem={kept.error} retry={() => void kept.refetch()} />
      </Page>
    )
  return kept.data?.id === draft ? <EntryForm key={draft} first={entryOf(kept.data)} kept={() => {}} /> : null
}

function EntryForm({ first, kept }: { first: Entry; kept: (draftId: string) => void }) {
  const say = useWords(entryWords)
  const own = useWords(words)
  const language = useLanguage()
  const [pasting, setPasting] = useState<string | null>(null)
  const [rejected, setRejected] = useState<readonly RejectedRow[]>([])
  const writing = useEntry(first)
  const { entry, change, basis, asked, checked, problem, isFresh } = writing
  const [isWanted, setWanted] = useState(false)
  const keeping = useKeptDraft({
    asked,
    draftId: entry.draftId,
    isOpen: !isWanted,
    kept: (id) => {
      if (entry.draftId === null) kept(id)
      change({ draftId: id })
    },
  })
  const placing = usePlacing({
    asked,
    answers: answersOf(checked, entry),
    mayGo: isWanted && checked !== undefined && isFresh && !keeping.isPending,
    failed: () => setWanted(false),
  })
  const takeLines = (lines: readonly EntryLine[]) => {
    const before = entry.lines
    change({ lines: addedTo(before, lines) })
    done(say.pastedLines(lines.length), { undo: () => change({ lines: before }) })
  }
  const read = useDo(readLines, {
    forget: [],
    done: ({ lines, rejected: not }) => {
      if (lines.length > 0) takeLines(linesRead(lines))
      setRejected(not)
    },
  })
  useKeys(own.keys, entryKeys(say))
  const total = checked && `${exactFigureText(checked.gross.amount, language)} ${checked.gross.currency}`
  const refusal = placing ?? problem
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter places the order from any of its fields
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        setWanted(true)
      }}
    >
      <Page>
        <OrderTabs />
        <PageHead
          title={[say.title, basis?.name, total].filter((part) => part !== undefined).join(' · ')}
          windowTitle={say.title}
          line={
            entry.draftId && <StateChip>{keeping.isPending || !keeping.isKept ? own.draft : say.keptDraft}</StateChip>
          }
        >
          {entry.draftId !== null && <ThrowAway draftId={entry.draftId} asked={asked} busy={keeping.isPending} />}
          {basis && <Button onClick={() => setPasting('')}>{say.pastes}</Button>}
        </PageHead>
        {entry.customerId === null && <EarlierDraft />}
        {refusal && <ProblemBox problem={refusal} />}
        <div className={css['entry']}>
          <Card flush>
            <CheckedField
              label={say.customer}
              check={
                basis?.habit && (
                  <CheckBeside
                    tone="fine"
                    says={say.paysIn(basis.habit.usualDay, basis.habit.withinTerm, basis.habit.settled)}
                  />
                )
              }
            >
              <FindField
                what="customer"
                label={say.customer}
                placeholder={say.findCustomer}
                chosen={entry.customerId ? { id: entry.customerId, name: basis?.name ?? '' } : null}
                choose={({ id }) => change({ ...emptyHead, customerId: id, lines: withFreeLine(entry.lines) })}
              />
            </CheckedField>
            {basis ? (
              <AnswersContext value={answersFor(entry, change)}>
                <EntryFields entry={entry} basis={basis} checked={checked} change={change} />
                <EntryLines
                  lines={withFreeLine(entry.lines)}
                  basis={basis}
                  checked={checked}
                  change={(lines) => change({ lines })}
                  pasted={(text) => read.mutate({ asked: { text } }, { onError: refused })}
                  rejected={rejected}
                  forgetRejected={() => setRejected([])}
                />
                <EntryFoot
                  checked={checked}
                  questions={unanswered(checked, entry)}
                  place={() => setWanted(true)}
                  isPlacing={isWanted}
                />
              </AnswersContext>
            ) : (
              <Empty title={say.title}>{say.start}</Empty>
            )}
          </Card>
          {basis && (
            <EntryAside
              checked={checked}
              basis={basis}
              take={(line) => change({ lines: addedTo(entry.lines, [newLine(line)]) })}
            />
          )}
        </div>
        <PasteLines text={pasting} close={() => setPasting(null)} take={takeLines} />
      </Page>
    </div>
  )
}

type ThrowProps = {
  readonly draftId: string
  readonly asked: Asked<typeof saveDraft> | null
  readonly busy: boolean
}

/** A draft that is not wanted goes, and comes back by undo. */
function ThrowAway({ draftId, asked, busy }: ThrowProps) {
  const say = useWords(entryWords)
  const navigate = useNavigate()
  const again = useDo(saveDraft, {
    done: ({ id }) => void navigate({ to: '/orders/new', search: (before) => ({ ...before, draft: id }) }),
  })
  const cancel = useDo(cancelOrder, {
    done: () => {
      void navigate({ to: '/orders' })
      const undo = () => asked && again.mutate({ asked: { ...asked, draftId: null } }, { onError: refused })
      done(say.thrown, { undo })
    },
  })
  return (
    <Button
      disabled={busy}
      loading={cancel.isPending}
      // A draft is written anew each time, so it is always in its first version.
      onClick={() =>
        cancel.mutate(
          { asked: { orderId: draftId, reason: say.notWanted, askedBy: 'us' }, version: 1 },
          { onError: refused },
        )
      }
    >
      {say.discard}
    </Button>
  )
}

const answersFor = (entry: Entry, change: (changed: Partial<Entry>) => void): Answers => ({
  of: (finding) => entry.answers[answerKey(finding, entry.lines)],
  give: (finding, answer) => change({ answers: { ...entry.answers, [answerKey(finding, entry.lines)]: answer ?? '' } }),
})

/** For the sheet of keys: the grid and the form listen themselves, since somebody types there. */
const entryKeys = (say: (typeof entryWords)['en']) =>
  [
    { keys: 'Ctrl+Enter', does: say.place },
    { keys: 'Alt+ArrowDown', does: say.basketKey },
    { keys: 'Ctrl+d', does: say.duplicateKey },
    { keys: 'Ctrl+Delete', does: say.remove },
  ].map((each) => ({ ...each, run: () => {}, when: () => false }))

/** The latest order that somebody began and did not place. */
function EarlierDraft() {
  const say = useWords(entryWords)
  const language = useLanguage()
  const { change } = useAddress()
  const [draft] = useAsk(listOrders, { status: 'draft', enteredByMe: true, limit: 1 }).data?.rows ?? []
  if (!draft) return null
  const gross = `${exactFigureText(draft.gross.amount, language)} ${draft.gross.currency}`
  return (
    <p className={css['earlier']}>
      {say.yourDraft(draft.customerName, gross)}{' '}
      <Button size="compact-xs" onClick={() => change({ draft: draft.id })}>
        {say.goOn}
      </Button>
    </p>
  )
}

// Another customer brings other addresses, people and terms.
const emptyHead = { orderedByContactId: null, billTo: null, shipTo: null, terms: null } as const

function entryOf(order: Answer<typeof readOrder>): Entry {
  const address = ({ addressId, lines }: { addressId: string | null; lines: string[] }) =>
    addressId ? { addressId } : { lines }
  return {
    draftId: order.id,
    customerId: order.customerId,
    orderedByContactId: order.orderedByContactId,
    dealOn: order.dealOn,
    poNumber: order.poNumber ?? '',
    billTo: address(order.billTo),
    shipTo: address(order.shipTo),
    wishedOn: order.wishedOn ?? '',
    terms: order.terms,
    promised: order.promised ?? '',
    answers: {},
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
