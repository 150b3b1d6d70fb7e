import { Menu, Button, Select } from '@mantine/core'
import { Fragment, useState } from 'react'
import { listPayLines } from '#contracts/incentives'
import {
  Card,
  Day,
  Empty,
  Money,
  addressOf,
  dayText,
  exactFigureText,
  localeOf,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { EntryRow } from './entry-row.tsx'
import css from './pay.module.css'
import type { Entry, PayStatement } from './pay-statement.ts'
import { quarterWords } from './quarter.ts'
import { payWords } from './words.ts'

// Beyond this the months before the last are folded, so that what is new is seen at once.
const mostUnfolded = 40

/** The entries of a quarter like a bank statement: brought forward, each with the balance after it, carried forward. */
export function EntriesTable({ statement, entityId }: { statement: PayStatement; entityId: string }) {
  const say = useWords(payWords)
  const { entries, months, through, closing } = statement
  const [customer, setCustomer] = useState<string | null>(null)
  const [sign, setSign] = useState<Sign>('both')
  const [open, setOpen] = useState<readonly string[]>(
    entries.length > mostUnfolded ? months.slice(-1).map(({ month }) => month) : months.map(({ month }) => month),
  )
  if (entries.length === 0 && statement.opening.amount === '0.00' && !statement.before) {
    return <Empty title={say.none}>{say.noneHint}</Empty>
  }
  const shown = entries.filter(
    (entry) =>
      (customer === null || entry.customerId === customer) && (sign === 'both' || isBack(entry) === (sign === 'back')),
  )
  const toggle = (month: string) =>
    setOpen(open.includes(month) ? open.filter((each) => each !== month) : [...open, month])
  return (
    <Card flush>
      <Tools {...{ statement, entityId, customer, setCustomer, sign, setSign }} />
      <div className={css['scroll']}>
        <table className={css['table']} data-statement>
          <Head />
          <tbody>
            <Forward statement={statement} />
            {months.map((month) => (
              <Fragment key={month.month}>
                {(open.includes(month.month) || customer !== null) &&
                  shown
                    .filter((entry) => entry.earnedOn.slice(0, 7) === month.month.slice(0, 7))
                    .map((entry) => <EntryRow key={entry.id} entry={entry} />)}
                {customer === null && <MonthRow month={month} open={open.includes(month.month)} toggle={toggle} />}
              </Fragment>
            ))}
            <tr data-sum>
              <td>
                <Day of={through} />
              </td>
              <td colSpan={2}>{say.carried}</td>
              <td data-wide colSpan={4}>
                &nbsp;
              </td>
              <td data-figure>
                <Money of={closing} showZero />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  )
}

type Sign = 'both' | 'earned' | 'back'
const isBack = (entry: Entry) => entry.amount.amount.startsWith('-')

type ToolsProps = {
  readonly statement: PayStatement
  readonly entityId: string
  readonly customer: string | null
  readonly setCustomer: (customer: string | null) => void
  readonly sign: Sign
  readonly setSign: (sign: Sign) => void
}

function Tools({ statement, entityId, customer, setCustomer, sign, setSign }: ToolsProps) {
  const say = useWords(payWords)
  const { customers } = statement
  const chosen = customers.find((each) => each.customerId === customer)
  return (
    <div className={css['tools']}>
      <h2>{say.statement}</h2>
      <Select
        size="xs"
        aria-label={say.all}
        placeholder={say.all}
        clearable
        searchable
        value={customer}
        data={customers.map(({ customerId, name }) => ({ value: customerId, label: name }))}
        onChange={setCustomer}
      />
      <Select
        size="xs"
        aria-label={say.both}
        allowDeselect={false}
        value={sign}
        data={[
          { value: 'both', label: say.both },
          { value: 'earned', label: say.onlyEarned },
          { value: 'back', label: say.onlyBack },
        ]}
        onChange={(next) => setSign(next === 'earned' || next === 'back' ? next : 'both')}
      />
      {chosen && (
        <span className="small quiet">
          {say.customerSum(chosen.name, chosen.lines)} <Money of={chosen.amount} strong showZero />
        </span>
      )}
      <ExportMenu statement={statement} entityId={entityId} />
    </div>
  )
}

function ExportMenu({ statement: { staffId, from }, entityId }: { statement: PayStatement; entityId: string }) {
  const say = useWords(payWords)
  const asked = { entityId, staffId, quarter: from, limit: 50 }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" className={css['right']}>
          {say.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={addressOf(listPayLines, { ...asked, format: 'xlsx' })} download>
          {say.xlsx}
        </Menu.Item>
        <Menu.Item component="a" href={addressOf(listPayLines, { ...asked, format: 'csv' })} download>
          {say.csv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Head() {
  const say = useWords(payWords)
  return (
    <thead>
      <tr>
        <th>{say.day}</th>
        <th>{say.what}</th>
        <th data-wide>{say.receipt}</th>
        <th data-figure data-wide>
          {say.basis}
        </th>
        <th data-figure data-wide>
          {say.rate}
        </th>
        <th data-figure data-wide>
          {say.share}
        </th>
        <th data-figure>{say.amount}</th>
        <th data-figure>{say.balance}</th>
      </tr>
    </thead>
  )
}

function Forward({ statement: { from, before, opening } }: { statement: PayStatement }) {
  const say = useWords(payWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <tr>
      <td>
        <Day of={from} />
      </td>
      <td colSpan={2}>
        <b>{say.forward}</b>
        {before && (
          <small>
            {say.forwardOf(quarterWords(say, before.quarter), dayText(before.frozenAt.slice(0, 10), language, today))}
            {before.payable.amount !== '0.00' &&
              `, ${(before.paidOn ? say.forwardPaid : say.forwardGoes)(exactFigureText(before.payable.amount, language))}`}
          </small>
        )}
        {!before && opening.amount !== '0.00' && <small>{say.forwardOpen}</small>}
      </td>
      <td data-wide colSpan={4}>
        &nbsp;
      </td>
      <td data-figure>
        <Money of={opening} showZero />
      </td>
    </tr>
  )
}

type MonthProps = {
  readonly month: PayStatement['months'][number]
  readonly open: boolean
  readonly toggle: (month: string) => void
}

function MonthRow({ month, open, toggle }: MonthProps) {
  const say = useWords(payWords)
  const language = useLanguage()
  const name = new Date(`${month.month}T12:00:00Z`).toLocaleDateString(localeOf(language), {
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <tr data-month>
      <td>&nbsp;</td>
      <td colSpan={2}>
        <b>
          {say.month(name)} <Money of={month.earned} showZero />
          {month.takenBack.amount !== '0.00' && (
            <>
              , {say.back} <Money of={month.takenBack} />
            </>
          )}
        </b>{' '}
        <button type="button" className="link" onClick={() => toggle(month.month)} aria-expanded={open}>
          {open ? say.hide : say.show(month.lines)}
        </button>
      </td>
      <td data-wide colSpan={4}>
        &nbsp;
      </td>
      <td data-figure>
        <Money of={month.balance} showZero strong />
      </td>
    </tr>
  )
}
