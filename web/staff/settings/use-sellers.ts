import { useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'

/** The legal entities that somebody looks at: the chosen one, or all. */
export function useSellers() {
  const { entities } = useMe()
  const chosen = useEntity()
  return chosen ? [chosen] : entities
}
