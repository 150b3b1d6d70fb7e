import { useLocalStorage } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import type { ListView } from './column.ts'

/** A view that somebody saved, beside those of the page. */
export type KeptView = ListView & {
  /** Everybody has it. */
  readonly shared?: boolean
  readonly mayChange: boolean
}

export type NewView = Omit<ListView, 'key'> & { readonly shared: boolean }

/** Where views are kept, and what can be done with them there. */
export type ViewKeeping = {
  readonly views: readonly KeptView[]
  /** The key of the view that the list opens with; null for the page's first. */
  readonly opensWith: string | null
  readonly mayShare: boolean
  /** Keeps a view and says its key, at once or when it is known. */
  readonly save: (view: NewView, kept: (key: string) => void) => void
  readonly remove: (view: KeptView, removed: () => void) => void
  /** Left out where views can only be made and removed. */
  readonly change?: (view: KeptView, after: Partial<NewView>) => void
  readonly openWith?: (key: string | null) => void
}

/** The views of the list at an address, kept on the device: for pages that no server knows of. */
function useDeviceViews(path: string): ViewKeeping {
  const [views, keep] = useLocalStorage<readonly KeptView[]>({
    key: `quittance-views-${path}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  return {
    views,
    opensWith: null,
    mayShare: false,
    save: (view, kept) => {
      const key = keyOfTitle(view.title)
      keep([...views.filter((each) => each.key !== key), { ...view, key, mayChange: true }])
      kept(key)
    },
    remove: (view, removed) => {
      keep(views.filter(({ key }) => key !== view.key))
      removed()
    },
  }
}

/** What the frame keeps on the server for the page that is shown. */
export const Views = createContext<ViewKeeping | undefined>(undefined)

export function useOwnViews(): ViewKeeping {
  const { pathname } = useLocation()
  const onDevice = useDeviceViews(pathname)
  return useContext(Views) ?? onDevice
}

// A view's key stands in the address, so it is made of its title.
const keyOfTitle = (title: string) =>
  `own-${title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
