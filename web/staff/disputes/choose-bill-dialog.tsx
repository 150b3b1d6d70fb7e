import { Modal } from '@mantine/core'
import { useState } from 'react'
import { catalogue, useWords } from '#web'
import { BillChoice } from './bill-choice.tsx'
import { OpenDisputeDialog } from './open-dispute-dialog.tsx'

const words = catalogue({
  en: { title: 'They refuse part of a bill', close: 'Close' },
  de: { title: 'Der Kunde bestreitet einen Teil', close: 'Schließen' },
})

/** From the customer: first which bill, then what is wrong with it. */
export function ChooseBillDialog({ customerId, close }: { customerId: string; close: () => void }) {
  const say = useWords(words)
  const [documentId, setDocumentId] = useState<string | null>(null)
  if (documentId) return <OpenDisputeDialog documentId={documentId} close={close} />
  return (
    <Modal opened onClose={close} title={<b>{say.title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <BillChoice customerId={customerId} chosen={documentId} choose={setDocumentId} />
    </Modal>
  )
}
