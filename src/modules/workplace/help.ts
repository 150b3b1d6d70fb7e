import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { accept, refuse, type Outcome } from '#kernel/outcome'
import type { Role } from '#platform/rights'

export const helpers = ['sales', 'credit', 'collections', 'billing', 'operations'] as const
/** Who may be asked for help. */
export type HelpDepartment = (typeof helpers)[number]

export const helpSides = ['to_me', 'from_me', 'all'] as const
/** Asked of me or my department, asked by me, or any. */
export type HelpSide = (typeof helpSides)[number]

export const helpStates = ['asked', 'accepted', 'declined', 'answered', 'thanked', 'withdrawn'] as const
/** asked → accepted → answered → thanked; declined with a reason; withdrawn by whoever asked, before anybody took it. */
export type HelpState = (typeof helpStates)[number]

export type HelpRequest = {
  readonly id: Id<'hlp'>
  readonly customerId: Id<'cus'>
  readonly fromDepartment: string
  readonly askedBy: Id<'stf'>
  readonly toDepartment: HelpDepartment
  /** The one person; null for whoever of the department takes it. */
  readonly askedOf: Id<'stf'> | null
  readonly text: string
  readonly answerBy: Day
  readonly state: HelpState
  readonly reason: string | null
  readonly answer: string | null
  readonly takenBy: Id<'stf'> | null
  readonly version: number
}

export const rolesOf: Readonly<Record<HelpDepartment, readonly Role[]>> = {
  sales: ['sales_rep', 'sales_manager'],
  credit: ['credit_manager'],
  collections: ['collector'],
  billing: ['billing_clerk'],
  operations: ['operations'],
}

export type Deed = 'accept' | 'decline' | 'answer' | 'thank' | 'withdraw'

type Asker = { readonly staffId: bigint | null; readonly roles: readonly Role[] }
type Refusal = 'help_is_not_open' | 'help_is_asked_of_others' | 'help_is_yours' | 'help_was_asked_by_another'

const from: Readonly<Record<Deed, readonly HelpState[]>> = {
  accept: ['asked'],
  decline: ['asked', 'accepted'],
  answer: ['asked', 'accepted'],
  thank: ['answered'],
  withdraw: ['asked'],
}

export const stateAfter = {
  accept: 'accepted',
  decline: 'declined',
  answer: 'answered',
  thank: 'thanked',
  withdraw: 'withdrawn',
} as const satisfies Readonly<Record<Deed, HelpState>>

/** Whoever was asked takes it, or somebody of the department; whoever asked thanks or withdraws. Nobody answers himself. */
export function mayDo(deed: Deed, request: HelpRequest, who: Asker): Outcome<HelpState, Refusal> {
  if (!from[deed].includes(request.state)) return refuse('help_is_not_open', { state: request.state })
  const asked = request.askedBy === who.staffId
  if (deed === 'thank' || deed === 'withdraw') {
    return asked ? accept(stateAfter[deed]) : refuse('help_was_asked_by_another')
  }
  if (asked) return refuse('help_is_yours')
  return isAsked(request, who) ? accept(stateAfter[deed]) : refuse('help_is_asked_of_others')
}

const isAsked = ({ askedOf, takenBy, toDepartment }: HelpRequest, { staffId, roles }: Asker) =>
  askedOf === staffId || takenBy === staffId || roles.some((role) => rolesOf[toDepartment].includes(role))
