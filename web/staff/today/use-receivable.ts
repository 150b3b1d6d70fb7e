import { readAgeing } from '#contracts/ledger'
import { useAsk } from '#web'
import { useEntity } from '../session/place.ts'

/** What customers owe by age, in one sum for each currency. */
export const useReceivable = () => useAsk(readAgeing, { entityId: useEntity()?.id, limit: 1 }).data?.sums
