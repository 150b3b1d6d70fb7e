import { useLocalStorage } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import type { ListView } from './column.ts'

/** Views that somebody saved of the list at this address. They are kept on the device. */
export function useOwnViews() {
  const { pathname } = useLocation()
  const [views, keep] = useLocalStorage<readonly ListView[]>({
    key: `quittance-views-${pathname}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const save = (view: ListView) => keep([...views.filter((each) => each.key !== view.key), view])
  const remove = (key: string) => keep(views.filter((each) => each.key !== key))
  return { views, save, remove }
}

/** A view's key stands in the address, so it is made of its title. */
export const keyOfTitle = (title: string) =>
  `own-${title
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
