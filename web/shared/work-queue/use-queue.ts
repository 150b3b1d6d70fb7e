import { useState } from 'react'
import { useAddress } from '../address/use-address.ts'
import { successor, type Work, type WorkGroup } from './queue.ts'

/** Which work stands in front of us. It is part of the address; when it is done, the next one slides in. */
export function useQueue<W extends Work>(groups: readonly WorkGroup<W>[]) {
  const { values, change } = useAddress()
  const everything = groups.flatMap((group) => group.works)
  const waiting = groups.filter((group) => !group.settled).flatMap((group) => group.works)
  const asked = values['item']
  const found = everything.find((work) => work.id === asked)

  // The order in which the work stood while the chosen one was still there tells which one follows it.
  const order = waiting.map((work) => work.id).join(' ')
  const [orderBefore, setOrderBefore] = useState(order)
  if (found && order !== orderBefore) setOrderBefore(order)
  const chosen = found ?? (asked === undefined ? waiting[0] : successor(waiting, orderBefore.split(' '), asked))

  const choose = (id: string | undefined) => change({ item: id })
  const move = (by: number) => {
    const place = waiting.findIndex((work) => work.id === chosen?.id)
    choose(waiting[Math.min(Math.max(place + by, 0), waiting.length - 1)]?.id)
  }
  return { chosen, choose, move, close: () => choose(undefined), isOpen: asked !== undefined }
}
