import { Button, Modal, SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { answerEnquiry, listDisputes, sendPapers } from '#contracts/disputes'
import {
  Card,
  Day,
  Empty,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  catalogue,
  done,
  refused,
  useAddress,
  useAsk,
  useDo,
  useToday,
  useWords,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { BillChoice } from './bill-choice.tsx'
import { ownerOf, type CaseRow } from './case-chips.tsx'
import css from './disputes.module.css'
import { NoteDialog } from './note-dialog.tsx'
import { DisputeTabs } from './tabs.tsx'
import { useCaseWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Enquiries',
    line: 'Customers ask for something and refuse nothing. Collection goes on; the clock is two working days.',
    open: 'Open',
    answered: 'Answered',
    answer: 'Answer',
    case: 'Case',
    customer: 'Customer',
    wanted: 'What they want',
    act: 'Answer by',
    with: 'With',
    late: 'late',
    papers: 'Send copy and proof',
    papersOf: (name: string) => `Send copy and proof to ${name}`,
    other: 'Answered otherwise',
    otherOf: (name: string) => `${name} was answered otherwise`,
    otherLabel: 'What was answered, and how?',
    sent: 'Copy and proof are on their way',
    noted: 'Answered',
    which: 'Which bill is it about?',
    send: 'Send',
    close: 'Close',
    none: 'No enquiry waits',
    noneHint:
      'Start one from a bill or a customer: “They ask for something”. Copies, proofs and statements leave at once; other questions wait here.',
    answeredNone: 'Nothing was answered yet',
  },
  de: {
    title: 'Anfragen',
    line: 'Kunden bitten um etwas und bestreiten nichts. Das Mahnen geht weiter; die Uhr läuft zwei Arbeitstage.',
    open: 'Offen',
    answered: 'Beantwortet',
    answer: 'Antwort',
    case: 'Fall',
    customer: 'Kunde',
    wanted: 'Was gewünscht wird',
    act: 'Antwort bis',
    with: 'Bei',
    late: 'überfällig',
    papers: 'Kopie und Nachweis senden',
    papersOf: (name: string) => `Kopie und Nachweis an ${name} senden`,
    other: 'Anders beantwortet',
    otherOf: (name: string) => `${name} wurde anders geantwortet`,
    otherLabel: 'Was wurde wie geantwortet?',
    sent: 'Kopie und Nachweis sind unterwegs',
    noted: 'Beantwortet',
    which: 'Um welche Rechnung geht es?',
    send: 'Senden',
    close: 'Schließen',
    none: 'Keine Anfrage wartet',
    noneHint:
      'Sie beginnt bei einer Rechnung oder einem Kunden: „Der Kunde bittet um etwas“. Kopien, Nachweise und Auszüge gehen sofort; andere Fragen warten hier.',
    answeredNone: 'Noch nichts beantwortet',
  },
})

/** What customers ask for, by its clock; copy and proof go out with one click. */
export function EnquiriesPage() {
  const say = useWords(words)
  const { values, change } = useAddress()
  const open = values['view'] !== 'answered'
  const { data, error } = useAsk(listDisputes, {
    kind: 'enquiry',
    open,
    entityId: useEntity()?.id,
    sort: open ? 'rank' : '-openedOn',
    limit: 100,
  })
  if (error) return <ProblemBox problem={error} />
  return (
    <Page>
      <DisputeTabs />
      <PageHead title={say.title} line={say.line}>
        <SegmentedControl
          aria-label={say.title}
          value={open ? 'open' : 'answered'}
          onChange={(view) => change({ view: view === 'answered' ? view : undefined })}
          data={[
            { value: 'open', label: say.open },
            { value: 'answered', label: say.answered },
          ]}
        />
      </PageHead>
      {!data && <Skeleton height={220} radius={8} />}
      {data?.rows.length === 0 && <Empty title={open ? say.none : say.answeredNone}>{say.noneHint}</Empty>}
      {data && data.rows.length > 0 && <Enquiries rows={data.rows} open={open} />}
    </Page>
  )
}

function Enquiries({ rows, open }: { rows: readonly CaseRow[]; open: boolean }) {
  const say = useWords(words)
  return (
    <Card flush>
      <table className={css['enquiries']}>
        <thead>
          <tr>
            <th>{say.customer}</th>
            <th>{say.wanted}</th>
            <th data-wide>{say.with}</th>
            <th>{say.act}</th>
            {open && <th data-last>{say.answer}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <EnquiryRow key={row.id} row={row} open={open} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function EnquiryRow({ row, open }: { row: CaseRow; open: boolean }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const today = useToday()
  const may = useMay('dispute.handle')
  return (
    <tr>
      <td>
        <WayTo path={`/customers/${row.customerId}`}>{row.customerName}</WayTo>
        <small>
          <WayTo path={`/disputes/${row.id}`}>{row.number}</WayTo>
          {row.documentId && (
            <>
              {' · '}
              <WayTo path={`/billing/${row.documentId}`}>{row.documentNumber}</WayTo>
            </>
          )}
        </small>
      </td>
      <td>
        {row.wanted && trade.wants[row.wanted]}
        <small>“{row.text}”</small>
      </td>
      <td data-wide>{ownerOf(row, trade)}</td>
      <td>
        <Day of={row.clockOn} /> {open && row.clockOn < today && <StateChip tone="overdue">{say.late}</StateChip>}
      </td>
      {open && <td data-last>{may && <Answers row={row} />}</td>}
    </tr>
  )
}

function Answers({ row }: { row: CaseRow }) {
  const say = useWords(words)
  const [dialog, setDialog] = useState<'bill' | 'other'>()
  const send = useDo(sendPapers, { done: () => done(say.sent) })
  const answer = useDo(answerEnquiry, { done: () => done(say.noted) })
  const close = () => setDialog(undefined)
  const papers = (documentId?: string) =>
    send.mutate(
      { asked: { caseId: row.id, ...(documentId ? { documentId } : {}) }, version: row.version },
      { onError: refused },
    )
  return (
    <span className={css['buttons']}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={say.papersOf(row.customerName)}
        loading={send.isPending}
        onClick={() => (row.documentId ? papers() : setDialog('bill'))}
      >
        {say.papers}
      </Button>
      <Button size="compact-sm" aria-label={say.otherOf(row.customerName)} onClick={() => setDialog('other')}>
        {say.other}
      </Button>
      {dialog === 'bill' && <WhichBill row={row} send={papers} close={close} />}
      {dialog === 'other' && (
        <NoteDialog
          title={say.other}
          label={say.otherLabel}
          button={say.answered}
          busy={answer.isPending}
          problem={answer.error}
          close={close}
          send={(note) => answer.mutate({ asked: { caseId: row.id, note }, version: row.version })}
        />
      )}
    </span>
  )
}

type WhichProps = { readonly row: CaseRow; readonly send: (documentId: string) => void; readonly close: () => void }

function WhichBill({ row, send, close }: WhichProps) {
  const say = useWords(words)
  const [documentId, setDocumentId] = useState<string | null>(null)
  return (
    <Modal opened onClose={close} title={<b>{say.which}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <div className={css['form']}>
        <BillChoice customerId={row.customerId} chosen={documentId} choose={setDocumentId} />
        <div className={css['buttons']}>
          <Button variant="filled" disabled={!documentId} onClick={() => documentId && send(documentId)}>
            {say.send}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
