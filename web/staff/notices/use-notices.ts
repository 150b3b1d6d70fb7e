import { useQuery } from '@tanstack/react-query'
import { countNotices, listNotices, readAllNotices, readNotice, unreadNotice } from '#contracts/workplace'
import { askOptions, catalogue, done, refused, useDo, useWords, type Answer } from '#web'

const words = catalogue({
  en: { read: 'Marked as read', all: 'All marked as read' },
  de: { read: 'Als gelesen markiert', all: 'Alle als gelesen markiert' },
})

export type Notice = Answer<typeof listNotices>['rows'][number]

const everyMs = 20_000
const forget = [countNotices, listNotices]

/** How many notices wait. Asked again and again while the page is looked at; mostly the answer is that nothing changed. */
export const useUnread = (): number =>
  useQuery({ ...askOptions(countNotices, {}), refetchInterval: everyMs, staleTime: 0 }).data?.unread ?? 0

export function useNoticeDeeds() {
  const say = useWords(words)
  const unread = useDo(unreadNotice, { forget })
  const read = useDo(readNotice, { forget })
  const readAll = useDo(readAllNotices, { forget, done: () => done(say.all) })
  return {
    /** Opened, and so read. */
    opened: ({ id, readAt }: Notice) => {
      if (readAt === null) read.mutate({ asked: { noticeId: id } })
    },
    read: ({ id }: Notice) =>
      read.mutate(
        { asked: { noticeId: id } },
        {
          onError: refused,
          onSuccess: () => done(say.read, { undo: () => unread.mutate({ asked: { noticeId: id } }) }),
        },
      ),
    readAll: () => readAll.mutate({ asked: {} }, { onError: refused }),
  }
}
