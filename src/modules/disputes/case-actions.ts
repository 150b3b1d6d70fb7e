import type { Id } from '#kernel/id'
import type { Permission, Role } from '#platform/rights'
import { isOpen } from './case.ts'
import type { StoredCase } from './store.ts'

export type CaseAction =
  | 'acknowledge'
  | 'sort_out'
  | 'extend'
  | 'wait'
  | 'answer_came'
  | 'hand_over'
  | 'decide'
  | 'approve'
  | 'return'
  | 'withdraw'
  | 'answer'
  | 'comment'

type Asking = {
  readonly who: {
    readonly staffId: Id<'stf'> | null
    readonly permissions: ReadonlySet<Permission>
    readonly roles: readonly Role[]
  }
  readonly promise: { readonly staffId: Id<'stf'>; readonly extendedBy: Id<'stf'> | null } | null
  readonly mayApprove: boolean
}

/** What the asker may do with a case now: the screens show these and nothing else, and the verbs refuse the rest. */
export function actionsOn(row: StoredCase, { who, promise, mayApprove }: Asking): CaseAction[] {
  const handles = who.permissions.has('dispute.handle')
  const decides = who.permissions.has('dispute.decide')
  if (!isOpen(row.state)) return handles ? ['comment'] : []
  if (row.state === 'proposal') {
    return [...(mayApprove ? (['approve', 'return'] as const) : []), ...(handles ? (['comment'] as const) : [])]
  }
  if (row.kind === 'enquiry') return handles ? ['answer', 'hand_over', 'comment'] : []
  const isManager = who.roles.some((role) => role === 'sales_manager' || role === 'finance_lead')
  const offered: readonly (readonly [CaseAction, boolean])[] = [
    ['acknowledge', handles && row.state === 'opened'],
    ['sort_out', handles && who.staffId !== null && promise === null],
    [
      'extend',
      decides && isManager && promise !== null && promise.extendedBy === null && promise.staffId !== who.staffId,
    ],
    ['wait', handles && row.withCustomerSince === null],
    ['answer_came', handles && row.withCustomerSince !== null],
    ['decide', decides],
    ['hand_over', handles && promise === null],
    ['withdraw', handles],
    ['comment', handles],
  ]
  return offered.flatMap(([action, may]) => (may ? [action] : []))
}
