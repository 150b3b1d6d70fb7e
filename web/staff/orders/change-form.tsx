import { ActionIcon, Button, Select, TextInput, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { amendOrder, lookAtChange, readBasis } from '#contracts/orders'
import { ProblemBox, done, exactFigureText, useAsk, useDo, useLanguage, useWords } from '#web'
import { amendmentsOf, changingOf, type Amendment, type Changing, type ChangingLine } from './amendments.ts'
import { AskedWhyFields, nobodyYet } from './asked-why.tsx'
import { changeWords } from './change-words.ts'
import { FindField } from './find-field.tsx'
import { useFindingText, useReleaseText } from './order-words.ts'
import css from './orders.module.css'
import type { ShownOrder } from './shown-order.ts'
import { useUndoChange } from './use-undo-change.ts'

/** Changes an order that was placed: values that differ are sent, with who asked and why. */
export function ChangeForm({ order, close }: { order: ShownOrder; close: () => void }) {
  const say = useWords(changeWords)
  const [now, setNow] = useState(() => changingOf(order))
  const [said, setSaid] = useState(nobodyYet)
  const undo = useUndoChange(order.id)
  const amend = useDo(amendOrder, {
    done: ({ number, status, changeId }) => {
      const words = status === 'queried' ? say.asks : status === 'held' ? say.held : say.changed
      done(words(number), changeId ? { undo: () => undo(changeId) } : {})
      close()
    },
  })
  const change = (changed: Partial<Changing>) => setNow((before) => ({ ...before, ...changed }))
  const amendments = amendmentsOf(order, now)
  const needsReason = order.status === 'accepted' && said.reason.trim() === ''
  return (
    <form
      className={css['deliver']}
      onSubmit={(event) => {
        event.preventDefault()
        const { askedBy, reason } = said
        const asked = { orderId: order.id, amendments, askedBy, reason: reason.trim() || null }
        amend.mutate({ asked, version: order.version })
      }}
    >
      {amend.error && <ProblemBox problem={amend.error} />}
      <Lines lines={now.lines} change={(lines) => change({ lines })} />
      <Head order={order} now={now} change={change} />
      <AskedWhyFields said={said} change={setSaid} />
      <div className={css['foot']}>
        <span className="quiet">
          {amendments.length === 0 ? say.nothing : say.changes(amendments.length)}
          {amendments.length > 0 && <Effect orderId={order.id} amendments={amendments} />}
        </span>
        <Button
          type="submit"
          variant="filled"
          disabled={amendments.length === 0 || needsReason}
          loading={amend.isPending}
        >
          {say.save}
        </Button>
      </div>
    </form>
  )
}

/** What the change would do, asked of the same rules and the same gate. */
function Effect({ orderId, amendments }: { orderId: string; amendments: Amendment[] }) {
  const say = useWords(changeWords)
  const language = useLanguage()
  const textOf = useFindingText()
  const releaseText = useReleaseText()
  const body = JSON.stringify(amendments)
  const [settled] = useDebouncedValue(body, 250)
  const [asked, setAsked] = useState(amendments)
  if (settled === body && JSON.stringify(asked) !== body) setAsked(amendments)
  const { data, error } = useAsk(lookAtChange, { orderId, amendments: asked })
  if (error) return <span className={css['effect']}>{[error.detail, error.remedy].filter(Boolean).join(' ')}</span>
  if (!data) return null
  const { gross, grossBefore, questions, findings, credit } = data
  const shown = (of: { readonly amount: string }) => exactFigureText(of.amount, language)
  const verdict = questions > 0 ? say.wouldAsk(questions) : credit.verdict === 'passed' ? say.wouldGo : say.wouldBeHeld
  return (
    <span className={css['effect']}>
      <b className="num">
        {shown(grossBefore)} → {shown(gross)} {gross.currency}
      </b>{' '}
      · {verdict}
      {findings.map((finding) => (
        <span key={`${finding.rule} ${finding.field}`}>{textOf(finding)}</span>
      ))}
      {credit.releases.map((release) => (
        <span key={release.reason}>{releaseText(release)}</span>
      ))}
    </span>
  )
}

let freshCount = 0

function Lines({
  lines,
  change,
}: {
  lines: readonly ChangingLine[]
  change: (lines: readonly ChangingLine[]) => void
}) {
  const say = useWords(changeWords)
  const set = (key: string, changed: Partial<ChangingLine>) =>
    change(lines.map((line) => (line.key === key ? { ...line, ...changed } : line)))
  const add = (productId: string, description: string) => {
    freshCount += 1
    const fresh = { index: null, delivered: '0', quantity: '1', unitPrice: '', isGone: false }
    change([...lines, { ...fresh, key: `fresh ${freshCount}`, productId, description }])
  }
  return (
    <div>
      <div className={`${css['changeLine']} ${css['head']}`}>
        <span>{say.product}</span>
        <span>{say.quantityHead}</span>
        <span>{say.priceHead}</span>
      </div>
      {lines.map((line) => (
        <Line
          key={line.key}
          line={line}
          set={(changed) => set(line.key, changed)}
          drop={() => change(lines.filter((each) => each.key !== line.key))}
        />
      ))}
      <FindField
        key={lines.length}
        what="product"
        label={say.findProduct}
        placeholder={say.findProduct}
        chosen={null}
        choose={({ id, name }) => add(id, name)}
      />
    </div>
  )
}

type LineProps = {
  readonly line: ChangingLine
  readonly set: (changed: Partial<ChangingLine>) => void
  readonly drop: () => void
}

function Line({ line, set, drop }: LineProps) {
  const say = useWords(changeWords)
  const language = useLanguage()
  const isPartDelivered = Number(line.delivered) > 0
  const what = line.description
  return (
    <div className={css['changeLine']} data-gone={line.isGone || undefined}>
      <span>
        {what}
        {line.index === null && <span className="small quiet"> {say.fresh}</span>}
        {line.isGone && <span className="small quiet"> {say.gone}</span>}
        {isPartDelivered && (
          <span className="small quiet"> {say.delivered(exactFigureText(line.delivered, language))}</span>
        )}
      </span>
      <TextInput
        aria-label={say.quantity(what)}
        inputMode="decimal"
        disabled={line.isGone}
        styles={{ input: { textAlign: 'right' } }}
        value={line.quantity}
        onChange={(event) => set({ quantity: event.currentTarget.value })}
      />
      <TextInput
        aria-label={say.price(what)}
        inputMode="decimal"
        disabled={line.isGone || isPartDelivered}
        placeholder={say.asListed}
        styles={{ input: { textAlign: 'right' } }}
        value={line.unitPrice}
        onChange={(event) => set({ unitPrice: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={isPartDelivered}
        aria-label={line.isGone ? say.keep(what) : say.remove(what)}
        onClick={() => (line.index === null ? drop() : set({ isGone: !line.isGone }))}
      >
        {line.isGone ? <IconArrowBackUp size={14} /> : <IconX size={14} />}
      </ActionIcon>
    </div>
  )
}

type HeadProps = {
  readonly order: ShownOrder
  readonly now: Changing
  readonly change: (changed: Partial<Changing>) => void
}

function Head({ order, now, change }: HeadProps) {
  const say = useWords(changeWords)
  const basis = useAsk(readBasis, { customerId: order.customerId }).data
  const choices = basis?.termsChoices ?? []
  const terms = choices.some((choice) => choice.terms === now.terms)
    ? choices
    : [{ terms: order.terms, text: order.termsText }, ...choices]
  return (
    <div className={css['fields']}>
      <TextInput
        label={say.po}
        value={now.poNumber}
        onChange={(event) => change({ poNumber: event.currentTarget.value })}
      />
      <Select
        label={say.terms}
        allowDeselect={false}
        data={terms.map((choice) => ({ value: choice.terms, label: choice.text }))}
        value={now.terms}
        onChange={(chosen) => chosen && change({ terms: chosen })}
      />
      <TextInput
        type="date"
        label={say.wished}
        value={now.wishedOn}
        onChange={(event) => change({ wishedOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say.deal}
        value={now.dealOn}
        onChange={(event) => change({ dealOn: event.currentTarget.value })}
      />
      {(['shipTo', 'billTo'] as const).map((field) => (
        <AddressField key={field} label={say[field]} order={order} field={field} now={now} change={change} />
      ))}
      <Textarea
        label={say.promised}
        autosize
        value={now.promised}
        onChange={(event) => change({ promised: event.currentTarget.value })}
      />
      <Textarea
        label={say.note}
        autosize
        value={now.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </div>
  )
}

function AddressField({ order, field, now, change, label }: HeadProps & { field: 'shipTo' | 'billTo'; label: string }) {
  const basis = useAsk(readBasis, { customerId: order.customerId }).data
  const present = order[field].lines.join(', ')
  const others = (basis?.addresses ?? [])
    .map(({ id, lines }) => ({ value: id, label: lines.join(', ') }))
    .filter((each) => each.label !== present)
  const chosen = now[field]
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={[{ value: 'present', label: present }, ...others]}
      value={chosen && 'addressId' in chosen ? chosen.addressId : 'present'}
      onChange={(id) => change({ [field]: id === null || id === 'present' ? null : { addressId: id } })}
    />
  )
}
