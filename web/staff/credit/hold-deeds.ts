import { useRef } from 'react'
import { recheckHolds, refuseOrder, releaseOrder, takeBackDecision, type listHolds } from '#contracts/orders'
import { done, refused, useDo, useWords, type Answer, type Asked } from '#web'
import { holdWords } from './hold-words.ts'

export type Row = Answer<typeof listHolds>['rows'][number]

/** What credit does with a held order; a release and a refusal are taken back by `z`. */
export function useHoldDeeds() {
  const say = useWords(holdWords)
  const number = useRef('')
  const back = useDo(takeBackDecision, { done: () => done(say.held(number.current)) })
  const undoOf = (orderId: string) => ({
    undo: () => back.mutate({ asked: { orderId } }, { onError: refused }),
  })
  const release = useDo(releaseOrder, { done: ({ id }) => done(say.released(number.current), undoOf(id)) })
  const refuse = useDo(refuseOrder, { done: ({ id }) => done(say.refused(number.current), undoOf(id)) })
  const recheck = useDo(recheckHolds, { done: ({ released }) => done(say.passed(released.length)) })
  return {
    release: (row: Row, reason: string) => {
      number.current = row.number
      release.mutate({ asked: { orderId: row.orderId, reason } }, { onError: refused })
    },
    refuse: (row: Row, asked: Omit<Asked<typeof refuseOrder>, 'orderId'>) => {
      number.current = row.number
      refuse.mutate({ asked: { orderId: row.orderId, ...asked } }, { onError: refused })
    },
    recheck: (row: Row) => recheck.mutate({ asked: { customerId: row.customerId } }, { onError: refused }),
    isBusy: release.isPending || refuse.isPending || recheck.isPending,
  }
}
