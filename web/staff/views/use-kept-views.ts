import { useLocation } from '@tanstack/react-router'
import { changeView, listViews, openWith, removeView, restoreView, saveView } from '#contracts/workplace'
import {
  catalogue,
  done,
  refused,
  sortText,
  useAsk,
  useDo,
  useWords,
  type Answer,
  type KeptView,
  type NewView,
  type ViewKeeping,
} from '#web'

const words = catalogue({
  en: {
    removed: (title: string) => `The view “${title}” is removed`,
    changed: 'The view is changed',
    opens: 'The list opens with this view',
  },
  de: {
    removed: (title: string) => `Die Ansicht „${title}“ ist entfernt`,
    changed: 'Die Ansicht ist geändert',
    opens: 'Die Liste öffnet sich mit dieser Ansicht',
  },
})

type Saved = Answer<typeof listViews>['views'][number]

const forget = [listViews]
const noViews: readonly Saved[] = []

/** Lists of one thing's own page are one list: '/customers/one/touches'. */
const listOf = (path: string) => path.replaceAll(/\/[a-z]{3}_[A-Za-z0-9]+/g, '/one').toLowerCase()

/** The views of a list that are kept on the server: one's own on every device, and those that everybody has. */
export function useKeptViews(): ViewKeeping | undefined {
  const say = useWords(words)
  const { pathname } = useLocation()
  const list = listOf(pathname)
  const asked = useAsk(listViews, { list }, { enabled: !list.endsWith('/one') })
  // While the views of this list are on their way, those of the one before are none of its.
  const data = asked.isPlaceholderData ? undefined : asked.data
  const saved = data?.views ?? noViews
  const save = useDo(saveView, { forget })
  const change = useDo(changeView, { forget, done: () => done(say.changed) })
  const restore = useDo(restoreView, { forget })
  const remove = useDo(removeView, { forget })
  const open = useDo(openWith, { forget, done: () => done(say.opens) })
  const onError = refused
  // Where no server knows of views, the device keeps them.
  if (asked.isError) return undefined
  return {
    views: saved.map(shown),
    opensWith: data?.opensWith ?? null,
    mayShare: data?.mayShare ?? false,
    save: (view, kept) =>
      save.mutate({ asked: { list, ...wanted(view) } }, { onError, onSuccess: ({ id }) => kept(id) }),
    change: (view, after) => {
      const before = saved.find(({ id }) => id === view.key)
      if (!before) return
      change.mutate(
        {
          asked: { viewId: before.id, ...wanted({ ...shown(before), shared: before.shared, ...after }) },
          version: before.version,
        },
        { onError },
      )
    },
    remove: ({ key, title }, removed) =>
      remove.mutate(
        { asked: { viewId: key } },
        {
          onError,
          onSuccess: () => {
            removed()
            done(say.removed(title), { undo: () => restore.mutate({ asked: { viewId: key } }, { onError }) })
          },
        },
      ),
    openWith: (key) => open.mutate({ asked: { list, view: key } }, { onError }),
  }
}

function shown({ id, title, shared, mayChange, filters, sort, columns }: Saved): KeptView {
  const known =
    sort === null
      ? {}
      : { sort: sort.startsWith('-') ? { key: sort.slice(1), down: true } : { key: sort, down: false } }
  return { key: id, title, shared, mayChange, filters, columns, ...known }
}

const wanted = ({ title, shared, filters = {}, sort, columns = [] }: NewView) => ({
  title,
  shared,
  filters: { ...filters },
  sort: sort ? sortText(sort) : null,
  columns: [...columns],
})
