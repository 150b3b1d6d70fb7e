import type { Wiring } from '#platform/reactions'

/** What happens after what: the whole choreography. */
export const reactions: readonly Wiring[] = []
