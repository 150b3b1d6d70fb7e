import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { placeOrder, type checkOrder } from '#contracts/orders'
import { done, useDo, useWords, type Asked } from '#web'
import { entryWords } from './entry-words.ts'

type Placing = {
  readonly asked: Asked<typeof checkOrder> | null
  readonly answers: NonNullable<Asked<typeof placeOrder>['answers']>
  /** Somebody wants it placed, and nothing is on its way to the server any more: it goes. */
  readonly mayGo: boolean
  readonly failed: () => void
}

/** Places the order as it was checked. Whoever presses while the last key is still being checked or kept waits for that. */
export function usePlacing({ asked, answers, mayGo, failed }: Placing) {
  const say = useWords(entryWords)
  const navigate = useNavigate()
  const place = useDo(placeOrder, {
    done: ({ id, number, status }) => {
      done(status === 'accepted' ? say.placed(number) : status === 'queried' ? say.asks(number) : say.held(number))
      void navigate({ to: '/orders/$orderId', params: { orderId: id } })
    },
  })
  const go = useEffectEvent(() => asked && place.mutate({ asked: { ...asked, answers } }, { onError: failed }))
  useEffect(() => {
    if (mayGo) go()
  }, [mayGo])
  return place.error
}
