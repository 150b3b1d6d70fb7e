import { useAddress } from '#web'
import { useMe } from './me.ts'

// For which legal entity and as at which day somebody looks is part of the address: a link shows the same to everybody.
type Place = { readonly entity?: string | undefined; readonly asAt?: string | undefined }

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export function readPlace(search: Readonly<Record<string, unknown>>): Place {
  return { entity: text(search['entity']), asAt: text(search['asAt']) }
}

const usePlace = (): Place => readPlace(useAddress().values)

/** The legal entity that was chosen; undefined means all of them. */
export function useEntity() {
  const { entity } = usePlace()
  return useMe().entities.find((each) => each.id === entity)
}

/** The past day that was chosen; undefined means today. */
export const useAsAt = (): string | undefined => usePlace().asAt

export function useChangePlace() {
  const { change } = useAddress()
  return (place: Place) => change({ ...place })
}
