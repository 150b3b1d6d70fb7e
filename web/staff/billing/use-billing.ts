import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { holdBack, issueInvoices, putBack } from '#contracts/billing'
import { catalogue, done, refused, useDo, useWords } from '#web'

const words = catalogue({
  en: {
    billed: (count: number, number: string) => (count === 1 ? `${number} issued` : `${count} invoices issued`),
    held: (count: number) => (count === 1 ? 'Held back' : `${count} orders held back`),
    put: (count: number) => (count === 1 ? 'Ready to be billed again' : `${count} orders ready to be billed again`),
  },
  de: {
    billed: (count: number, number: string) =>
      count === 1 ? `${number} ausgestellt` : `${count} Rechnungen ausgestellt`,
    held: (count: number) => (count === 1 ? 'Zurückgehalten' : `${count} Aufträge zurückgehalten`),
    put: (count: number) => (count === 1 ? 'Wieder bereit' : `${count} Aufträge wieder bereit`),
  },
})

/** What a clerk does with orders that wait: bill them, hold them back with a reason, put them back. */
export function useBilling() {
  const say = useWords(words)
  const navigate = useNavigate()
  const [asked, askWhy] = useState<readonly string[]>()
  const bill = useDo(issueInvoices, {
    done: ({ documents }) => {
      done(say.billed(documents.length, documents[0]?.number ?? ''))
      const [only, second] = documents
      if (only && !second) void navigate({ to: `/billing/${only.id}` })
    },
  })
  const hold = useDo(holdBack, { done: ({ orders }) => done(say.held(orders)) })
  const put = useDo(putBack, { done: ({ orders }) => done(say.put(orders)) })
  return {
    asked,
    askWhy,
    forgetWhy: () => askWhy(undefined),
    bill: (orderIds: readonly string[]) => bill.mutate({ asked: { orderIds: [...orderIds] } }, { onError: refused }),
    putBack: (orderIds: readonly string[]) => put.mutate({ asked: { orderIds: [...orderIds] } }, { onError: refused }),
    holdBack: (orderIds: readonly string[], reason: string) =>
      hold.mutate(
        { asked: { orderIds: [...orderIds], reason } },
        { onError: refused, onSuccess: () => askWhy(undefined) },
      ),
  }
}
