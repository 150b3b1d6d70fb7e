import { useMemo } from 'react'
import { useAddress, type AddressValues } from '../address/use-address.ts'
import type { ListView, Sort } from './column.ts'
import { useOwnViews, type KeptView, type NewView } from './own-views.ts'

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
  readonly saveView: ((view: Saving) => void) | undefined
  /** Everybody may have it, if who saves it may say so. */
  readonly mayShare: boolean
  /** Undefined for a view that came with the page, or that others keep. */
  readonly removeView: (() => void) | undefined
  /** What else can be done with the chosen view. */
  readonly ofView: OfView
}

type Saving = Pick<NewView, 'title' | 'shared' | 'columns'>

export type OfView = {
  readonly kept: KeptView | undefined
  readonly rename?: (title: string) => void
  readonly share?: (shared: boolean) => void
  /** Keeps what is asked for now in the place of what it was. */
  readonly keepAsNow?: (columns: readonly string[]) => void
  /** Opens the list with this view from now on; undefined where it does already. */
  readonly openWith?: () => void
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
    const view = views.find((each) => each.key === (values['view'] ?? own.opensWith)) ?? views[0] ?? everything
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
  }, [pageViews, own.views, own.opensWith, values, change, begin])

  const { differs, ...state } = asked
  const asNow = { filters: state.filters, ...(state.sort ? { sort: state.sort } : {}) }
  const save = (view: Saving) => own.save({ ...view, ...asNow, title: view.title.trim() }, state.chooseView)
  const kept = own.views.find((each) => each.key === state.view.key)
  const mine = kept?.mayChange === true ? kept : undefined
  const { change: changeKept, openWith } = own
  return {
    ...state,
    mayShare: own.mayShare,
    saveView: differs ? save : undefined,
    removeView: mine && (() => own.remove(mine, () => begin({}))),
    ofView: {
      kept,
      ...(mine && changeKept
        ? {
            rename: (title: string) => changeKept(mine, { title }),
            ...(own.mayShare ? { share: (shared: boolean) => changeKept(mine, { shared }) } : {}),
            ...(differs ? { keepAsNow: (columns: readonly string[]) => changeKept(mine, { ...asNow, columns }) } : {}),
          }
        : {}),
      ...(openWith && state.view.key !== (own.opensWith ?? state.views[0]?.key)
        ? { openWith: () => openWith(state.view.key === state.views[0]?.key ? null : state.view.key) }
        : {}),
    },
  }
}

function filtersOf(view: ListView, values: AddressValues): AddressValues {
  const inAddress = Object.entries(values).filter(([key]) => !ownKeys.has(key))
  const all = [...Object.entries(view.filters ?? {}), ...inAddress]
  return Object.fromEntries(Object.entries(Object.fromEntries(all)).filter(([, value]) => value !== ''))
}
