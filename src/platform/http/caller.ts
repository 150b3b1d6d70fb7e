import type { Door, Who } from '#platform/work'

/** Who sent a request. Nobody is a caller too: some addresses are public. */
export type Caller = {
  readonly who: Who | null
  readonly door: Door
  /** Whose idempotency keys these are. */
  readonly name: string
}

export const nobody: Caller = {
  who: null,
  door: 'screen',
  name: 'nobody',
}

/** Public addresses work for somebody without a name and without rights. */
export const stranger: Who = {
  kind: 'system',
  staffId: null,
  name: 'nobody',
  roles: [],
  permissions: new Set(),
  sees: 'own',
}
