import { useState } from 'react'
import type { readDispute } from '#contracts/disputes'
import { refused, useWords, type Action, type Answer } from '#web'
import { useCaseDeeds } from './case-deeds.ts'
import { dialogWords, type CaseDeed } from './case-dialogs.tsx'

type Found = Answer<typeof readDispute>

const keys: Readonly<Partial<Record<CaseDeed, string>>> = {
  sort_out: 's',
  hand_over: 'a',
  wait: 'w',
  answer_came: 'w',
  return: 'r',
  withdraw: 'b',
}
/** The one next action of a case is the first of these that may be done. */
const order: readonly Exclude<CaseDeed, 'comment'>[] = [
  'approve',
  'answer_came',
  'decide',
  'answer',
  'sort_out',
  'acknowledge',
]

/** The actions that the server allows, the next one first, and which dialog is open. */
export function useCaseActions(found: Found) {
  const say = useWords(dialogWords)
  const [open, setOpen] = useState<CaseDeed>()
  const { approve } = useCaseDeeds()
  const run = (deed: CaseDeed) => {
    if (deed !== 'approve' || !found.approval) return setOpen(deed)
    approve.mutate({ asked: { approvalId: found.approval.id }, version: found.approval.version }, { onError: refused })
  }
  const can = found.can.filter((deed): deed is Exclude<CaseDeed, 'comment'> => deed !== 'comment')
  const next = order.find((deed) => can.includes(deed))
  const actionOf = (deed: Exclude<CaseDeed, 'comment'>): Action => {
    const key = keys[deed]
    return {
      label: say[deed],
      run: () => run(deed),
      busy: deed === 'approve' && approve.isPending,
      ...(key ? { key } : {}),
    }
  }
  const others = can.filter((deed) => deed !== next)
  return {
    open,
    close: () => setOpen(undefined),
    next: next && actionOf(next),
    second: others.filter((deed) => deed === 'sort_out' || deed === 'return' || deed === 'extend').map(actionOf),
    menu: others.filter((deed) => deed !== 'sort_out' && deed !== 'return' && deed !== 'extend').map(actionOf),
  }
}
