import { useMemo } from 'react'
import { useAddress, type AddressValues } from '../address/use-address.ts'
import type { ListView, Sort } from './column.ts'
import { keyOfTitle, useOwnViews } from './own-views.ts'

/** What the list is asked for. It lives in the address, so that a link, a reload and the back button all keep it. */
export type ListState = {
  /** Those of the page, then those that somebody saved. */
  readonly views: readonly ListView[]
  readonly view: ListView
  readonly sort: Sort | undefined
  readonly filters: AddressValues
  readonly chooseView: (key: string) => void
  readonly sortBy: (sort: Sort) => void
  /** Undefined takes the condition away. */
  readonly setFilter: (key: string, value: string | undefined) => void
  /** Keeps what is asked for now under a name; undefined while it is just the view that was chosen. */
  readonly saveView: ((title: string) => void) | undefined
  /** Undefined for a view that came with the page. */
  readonly removeView: (() => void) | undefined
}

const ownKeys = new Set(['view', 'sort', 'entity', 'asAt', 'item'])

/** 'dueOn' and '-dueOn', as list endpoints take it. */
export const sortText = ({ key, down }: Sort) => (down ? `-${key}` : key)

const sortFrom = (text: string): Sort =>
  text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false }

const noViews: readonly ListView[] = []
const everything: ListView = { key: 'all', title: '' }

export function useListState(pageViews: readonly ListView[] = noViews): ListState {
  const { values, change, begin } = useAddress()
  const own = useOwnViews()
  const asked = useMemo(() => {
    const views = [...(pageViews.length === 0 && own.views.length > 0 ? [everything] : pageViews), ...own.views]
    const view = views.find((each) => each.key === values['view']) ?? views[0] ?? everything
    return {
      views,
      view,
      sort: values['sort'] === undefined ? view.sort : sortFrom(values['sort']),
      filters: filtersOf(view, values),
      differs: Object.keys(values).some((key) => key === 'sort' || !ownKeys.has(key)),
      chooseView: (key: string) => begin({ view: key }),
      sortBy: (sort: Sort) => change({ sort: sortText(sort) }),
      // A condition of the view that was taken away stays in the address as an empty value.
      setFilter: (key: string, value: string | undefined) =>
        change({ [key]: value ?? (view.filters?.[key] === undefined ? undefined : '') }),
    }
  }, [pageViews, own.views, values, change, begin])

  const { differs, ...state } = asked
  const save = (title: string) => {
    const view = { key: keyOfTitle(title), title: title.trim(), filters: state.filters }
    own.save(state.sort ? { ...view, sort: state.sort } : view)
    state.chooseView(view.key)
  }
  const remove = () => {
    own.remove(state.view.key)
    begin({})
  }
  const isOwn = own.views.some((each) => each.key === state.view.key)
  return { ...state, saveView: differs ? save : undefined, removeView: isOwn ? remove : undefined }
}

function filtersOf(view: ListView, values: AddressValues): AddressValues {
  const inAddress = Object.entries(values).filter(([key]) => !ownKeys.has(key))
  const all = [...Object.entries(view.filters ?? {}), ...inAddress]
  return Object.fromEntries(Object.entries(Object.fromEntries(all)).filter(([, value]) => value !== ''))
}
