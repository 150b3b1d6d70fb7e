import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { documentPaper, lineageText, readLineage, showDocument } from '#contracts/billing'
import {
  Day,
  Empty,
  Money,
  Page,
  ProblemBox,
  StateChip,
  Thing,
  addressOf,
  catalogue,
  fullDayText,
  useAddress,
  useAsk,
  useLanguage,
  useWords,
  type Action,
} from '#web'
import { DealLink } from '../board/deal-link.tsx'
import { EnquiryDialog } from '../disputes/enquiry-dialog.tsx'
import { OpenDisputeDialog } from '../disputes/open-dispute-dialog.tsx'
import { useMay } from '../session/me.ts'
import { CreditDialog } from './credit-dialog.tsx'
import { DocumentAside } from './document-aside.tsx'
import { DocumentTimeline } from './document-timeline.tsx'
import { ReceivedDialog } from './received-dialog.tsx'
import { SendDialog } from './send-dialog.tsx'
import { Sheet } from './sheet.tsx'
import type { ShownDocument } from './shown.ts'
import { DocumentStateChip } from './state.tsx'

const words = catalogue({
  en: {
    loading: 'Loading',
    why: 'Why is this bill what it is?',
    plain: 'Show the plain bill',
    dispute: 'They refuse part of it',
    enquire: 'They ask for something',
    credit: 'Write a credit note',
    send: 'Send again',
    received: 'Note when it was received',
    pdf: 'Open the PDF',
    text: 'Download the explanation',
    dueOn: (day: string) => `due ${day}`,
    openOf: 'open',
    notArrived: 'did not reach the customer',
    billed: 'billed',
    receivedOn: 'received',
    imported: 'from another system',
    gone: 'There is no such document',
    goneHint: 'It may belong to a customer of somebody else. The list shows what you may see.',
  },
  de: {
    loading: 'Lädt',
    why: 'Warum ist diese Rechnung so?',
    plain: 'Nur die Rechnung zeigen',
    dispute: 'Der Kunde bestreitet einen Teil',
    enquire: 'Der Kunde bittet um etwas',
    credit: 'Gutschrift schreiben',
    send: 'Erneut senden',
    received: 'Vermerken, wann sie ankam',
    pdf: 'PDF öffnen',
    text: 'Erklärung herunterladen',
    dueOn: (day: string) => `fällig ${day}`,
    openOf: 'offen',
    notArrived: 'nicht beim Kunden angekommen',
    billed: 'ausgestellt',
    receivedOn: 'erhalten',
    imported: 'aus einem anderen System',
    gone: 'Diesen Beleg gibt es nicht',
    goneHint: 'Vielleicht gehört er zum Kunden von jemand anderem. Die Liste zeigt, was Sie sehen dürfen.',
  },
})

/** An invoice or credit note as the customer has it, and behind each value why it is so. */
export function DocumentPage() {
  const say = useWords(words)
  const { documentId = '' } = useParams({ strict: false })
  const { data: document, error, refetch } = useAsk(showDocument, { documentId })
  if (error) {
    return (
      <Page>
        {error.status === 404 ? (
          <Empty asPage title={say.gone}>
            {say.goneHint}
          </Empty>
        ) : (
          <ProblemBox problem={error} retry={() => void refetch()} />
        )}
      </Page>
    )
  }
  if (!document) return <Page>{say.loading}</Page>
  return <Shown document={document} />
}

function Shown({ document }: { document: ShownDocument }) {
  const { values, change } = useAddress()
  const language = useLanguage()
  const explained = values['why'] === 'yes'
  const lineage = useAsk(readLineage, { documentId: document.id, language }, { enabled: explained })
  const [dialog, open] = useState<Dialog>()
  const close = () => open(undefined)
  const actions = useActions({ document, explained, explain: (yes) => change({ why: yes ? 'yes' : undefined }), open })
  return (
    <>
      <Thing
        title={<Title document={document} />}
        windowTitle={document.number}
        line={<Line document={document} />}
        {...actions}
        aside={
          <>
            <DealLink thing={document.id} />
            <DocumentAside document={document} lineage={explained ? lineage.data : undefined} />
          </>
        }
        timeline={<DocumentTimeline document={document} />}
      >
        {explained && lineage.error && <ProblemBox problem={lineage.error} retry={() => void lineage.refetch()} />}
        <Sheet document={document} lineage={explained ? lineage.data : undefined} />
      </Thing>
      {dialog === 'credit' && <CreditDialog document={document} close={close} />}
      <SendDialog document={dialog === 'send' ? document : undefined} close={close} />
      {dialog === 'received' && <ReceivedDialog document={document} close={close} />}
      {dialog === 'dispute' && <OpenDisputeDialog documentId={document.id} close={close} />}
      {dialog === 'enquire' && (
        <EnquiryDialog customerId={document.customerId} documentId={document.id} close={close} />
      )}
    </>
  )
}

function Title({ document }: { document: ShownDocument }) {
  return (
    <>
      {document.number} · {document.customerName} · <Money of={document.gross} withCurrency />
    </>
  )
}

function Line({ document }: { document: ShownDocument }) {
  const say = useWords(words)
  const language = useLanguage()
  const failed = document.dispatches[0]?.state === 'failed' && document.receivedOn === null
  return (
    <>
      <DocumentStateChip of={document} />
      {document.open.amount !== '0.00' && (
        <span>
          <Money of={document.open} withCurrency /> {say.openOf},{' '}
          {say.dueOn(fullDayText(document.effectiveDueOn, language))}
        </span>
      )}
      {failed && <StateChip tone="overdue">{say.notArrived}</StateChip>}
      {document.imported && <StateChip>{say.imported}</StateChip>}
      <span>
        {say.billed} <Day of={document.issuedOn} />
        {document.receivedOn && (
          <>
            , {say.receivedOn} <Day of={document.receivedOn} />
          </>
        )}
      </span>
    </>
  )
}

type Dialog = 'credit' | 'send' | 'received' | 'dispute' | 'enquire'

type Asked = {
  readonly document: ShownDocument
  readonly explained: boolean
  readonly explain: (yes: boolean) => void
  readonly open: (dialog: Dialog) => void
}

/** The one next action is what stands between the customer and the bill; the rest waits in the menu. */
function useActions({ document, explained, explain, open }: Asked) {
  const say = useWords(words)
  const language = useLanguage()
  const [mayCredit, maySend, mayIssue] = [useMay('credit-note.issue'), useMay('message.send'), useMay('invoice.issue')]
  const mayDispute = useMay('dispute.handle')
  const documentId = document.id
  const send: Action = { label: say.send, key: 's', run: () => open('send') }
  const dispute: Action = { label: say.dispute, run: () => open('dispute') }
  const enquire: Action = { label: say.enquire, run: () => open('enquire') }
  const credit: Action = { label: say.credit, key: 'n', run: () => open('credit') }
  const pdf: Action = {
    label: say.pdf,
    key: 'p',
    run: () => void window.open(addressOf(documentPaper, { documentId })),
  }
  const text: Action = {
    label: say.text,
    run: () => window.location.assign(addressOf(lineageText, { documentId, language })),
  }
  const failed = maySend && document.dispatches[0]?.state === 'failed' && document.receivedOn === null
  const main = failed ? { ...send, key: 'e' } : explained ? { ...text, key: 'e' } : { ...pdf, key: 'e' }
  return {
    main,
    second: [{ label: explained ? say.plain : say.why, key: 'y', run: () => explain(!explained) }],
    menu: [
      ...(mayDispute && document.kind === 'invoice' ? [dispute, enquire] : []),
      ...(mayCredit && document.kind === 'invoice' ? [credit] : []),
      ...(maySend && !failed ? [send] : []),
      ...(mayIssue ? [{ label: say.received, run: () => open('received') }] : []),
      ...(main.label === pdf.label ? [] : [pdf]),
      ...(explained ? [] : [text]),
    ],
  }
}
