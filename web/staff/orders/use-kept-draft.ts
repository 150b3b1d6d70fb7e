import { useEffect, useRef, useState } from 'react'
import { listOrders, saveDraft, type checkOrder } from '#contracts/orders'
import { useDo, type Asked } from '#web'
import { useSettled } from './use-entry.ts'

const pauseMs = 1200

type Keeping = {
  readonly asked: Asked<typeof checkOrder> | null
  readonly draftId: string | null
  /** False while the order is being placed: then there is nothing left to keep. */
  readonly isOpen: boolean
  readonly kept: (draftId: string) => void
}

/** Keeps what is written on the server, a moment after the last key, so that nothing is lost when the browser closes. */
export function useKeptDraft({ asked, draftId, isOpen, kept }: Keeping) {
  const settled = useSettled(asked, pauseMs)
  const lastBody = useRef('')
  const [keptBody, setKeptBody] = useState('')
  const save = useDo(saveDraft, { forget: [listOrders] })
  const { mutate, isPending } = save
  const body = settled && settled.lines.length > 0 ? JSON.stringify({ ...settled, draftId: null }) : ''
  useEffect(() => {
    if (!settled || !isOpen || isPending || body === '' || body === lastBody.current) return
    // What was opened as a draft is not written again before somebody changes it.
    if (lastBody.current === '' && draftId !== null) {
      lastBody.current = body
      return
    }
    lastBody.current = body
    mutate(
      { asked: { ...settled, draftId } },
      {
        onSuccess: ({ id }) => {
          setKeptBody(body)
          kept(id)
        },
      },
    )
  }, [body, settled, draftId, isOpen, isPending, kept, mutate])
  return {
    isPending,
    isKept: body !== '' && body === keptBody,
    problem: save.error,
  }
}
