import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { listBillables, listUndelivered } from '#contracts/billing'
import { Card, Day, Money, catalogue, useAskList, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import css from './billing.module.css'
import { HoldBackDialog } from './hold-back-dialog.tsx'
import { SendDialog } from './send-dialog.tsx'
import { useChannelWords, useFailureWord } from './state.tsx'
import { useBilling } from './use-billing.ts'

const words = catalogue({
  en: {
    held: 'Held back',
    heldBeside: 'not in the next run until somebody puts them back',
    noHeld: 'Nothing is held back.',
    undelivered: 'Did not reach the customer',
    undeliveredBeside: 'the term starts only when they have it',
    noUndelivered: 'Every bill has arrived.',
    ready: 'Ready to bill',
    noReady: 'Nothing is ready. Orders come here when they are delivered.',
    order: 'Order',
    why: 'Why it waits',
    since: 'Since',
    net: 'Net',
    invoice: 'Invoice',
    reason: 'Reason',
    lost: 'Days lost',
    due: 'Due',
    gross: 'Gross',
    by: 'Goes by',
    put: 'Put back',
    send: 'Send again',
    bill: 'Bill',
    hold: 'Hold back',
    more: (count: number) => `${count} more`,
  },
  de: {
    held: 'Zurückgehalten',
    heldBeside: 'nicht im nächsten Lauf, bis jemand sie freigibt',
    noHeld: 'Nichts ist zurückgehalten.',
    undelivered: 'Nicht beim Kunden angekommen',
    undeliveredBeside: 'die Frist beginnt erst, wenn er sie hat',
    noUndelivered: 'Jede Rechnung ist angekommen.',
    ready: 'Zu berechnen',
    noReady: 'Nichts ist bereit. Aufträge kommen hierher, wenn sie geliefert sind.',
    order: 'Auftrag',
    why: 'Warum er wartet',
    since: 'Seit',
    net: 'Netto',
    invoice: 'Rechnung',
    reason: 'Grund',
    lost: 'Verlorene Tage',
    due: 'Fällig',
    gross: 'Brutto',
    by: 'Geht per',
    put: 'Freigeben',
    send: 'Erneut senden',
    bill: 'Berechnen',
    hold: 'Zurückhalten',
    more: (count: number) => `${count} weitere`,
  },
})

type Scope = { readonly entityId: string | undefined }

const shown = 8

export function HeldBack({ entityId }: Scope) {
  const say = useWords(words)
  const { rows, count = 0 } = useAskList(listBillables, { heldBack: true, entityId, sort: 'suppliedOn', limit: shown })
  const billing = useBilling()
  const mayBill = useMay('invoice.issue')
  return (
    <ListCard
      title={say.held}
      count={count}
      beside={say.heldBeside}
      none={say.noHeld}
      more="/billing/waiting"
      view="held"
    >
      <thead>
        <tr>
          <th>{say.order}</th>
          <th>{say.why}</th>
          <th className={css['optional']}>{say.since}</th>
          <th data-figure>{say.net}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.orderId}>
            <td>
              {row.customerName}
              <small>{row.ourOrder}</small>
            </td>
            <td>
              {row.heldBack?.reason}
              <small>{row.heldBack?.by}</small>
              {mayBill && <Button onClick={() => billing.putBack([row.orderId])}>{say.put}</Button>}
            </td>
            <td className={css['optional']}>{row.heldBack && <Day of={row.heldBack.on} />}</td>
            <td data-figure>
              <Money of={row.net} withCurrency />
            </td>
          </tr>
        ))}
      </tbody>
    </ListCard>
  )
}

export function Undelivered({ entityId }: Scope) {
  const say = useWords(words)
  const whyOf = useFailureWord()
  const [asked, ask] = useState<Answer<typeof listUndelivered>['rows'][number]>()
  const { rows, count = 0 } = useAskList(listUndelivered, { entityId, sort: 'issuedOn', limit: shown })
  const maySend = useMay('message.send')
  return (
    <>
      <ListCard title={say.undelivered} count={count} beside={say.undeliveredBeside} none={say.noUndelivered}>
        <thead>
          <tr>
            <th>{say.invoice}</th>
            <th>{say.reason}</th>
            <th data-figure>{say.lost}</th>
            <th className={css['optional']}>{say.due}</th>
            <th data-figure>{say.gross}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.customerName}
                <small>
                  <WayTo path={`/billing/${row.id}`}>{row.number}</WayTo>
                </small>
              </td>
              <td>
                {whyOf(row.why)}
                <small>{row.to}</small>
                {maySend && <Button onClick={() => ask(row)}>{say.send}</Button>}
              </td>
              <td data-figure className={row.daysLost > 3 ? css['late'] : ''}>
                {row.daysLost}
              </td>
              <td className={css['optional']}>
                <Day of={row.dueOn} />
              </td>
              <td data-figure>
                <Money of={row.gross} withCurrency />
              </td>
            </tr>
          ))}
        </tbody>
      </ListCard>
      <SendDialog document={asked} close={() => ask(undefined)} />
    </>
  )
}

export function Ready({ entityId }: Scope) {
  const say = useWords(words)
  const channels = useChannelWords()
  const { rows, count = 0 } = useAskList(listBillables, { heldBack: false, entityId, sort: '-net', limit: shown })
  const billing = useBilling()
  const mayBill = useMay('invoice.issue')
  return (
    <>
      <ListCard title={say.ready} count={count} none={say.noReady} more="/billing/waiting" view="ready">
        <thead>
          <tr>
            <th>{say.order}</th>
            <th>{say.by}</th>
            <th data-figure>{say.net}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.orderId}>
              <td>
                {row.customerName}
                <small>
                  {row.ourOrder} · <Day of={row.suppliedOn} />
                </small>
                {mayBill && (
                  <span className={css['deeds']}>
                    <Button onClick={() => billing.bill([row.orderId])}>{say.bill}</Button>
                    <Button variant="subtle" onClick={() => billing.askWhy([row.orderId])}>
                      {say.hold}
                    </Button>
                  </span>
                )}
              </td>
              <td className="quiet">{channels[row.channel]}</td>
              <td data-figure>
                <Money of={row.net} withCurrency />
              </td>
            </tr>
          ))}
        </tbody>
      </ListCard>
      <HoldBackDialog orderIds={billing.asked} close={billing.forgetWhy} hold={billing.holdBack} />
    </>
  )
}

type ListCardProps = {
  readonly title: string
  readonly count: number
  readonly beside?: string
  readonly none: string
  readonly more?: string
  readonly view?: string
  readonly children: ReactNode
}

function ListCard({ title, count, beside, none, more, view, children }: ListCardProps) {
  const say = useWords(words)
  return (
    <Card title={`${title} · ${count}`} beside={count > 0 && beside} flush={count > 0}>
      {count === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <div className={css['scroll']}>
          <table className={css['table']}>{children}</table>
        </div>
      )}
      {more && view && count > shown && (
        <p className="small">
          <WayTo path={more} asking={{ view }}>
            {say.more(count - shown)}
          </WayTo>
        </p>
      )}
    </Card>
  )
}
