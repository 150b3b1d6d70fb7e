import type { Day } from '#kernel/day'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import type { RuleCode } from './finding.ts'
import { insertRule } from './store-rules.ts'
import { rulesOn } from './store.ts'

export type NewRule = {
  readonly code: RuleCode
  readonly parameters: Readonly<Record<string, unknown>>
  readonly note: string
  readonly on: Day
}

/** A rule is data: from this day on every order is read with it, by the version that is answered. */
export const bringRule = async (work: Work, { code, parameters, note, on }: NewRule): Promise<number> =>
  insertRule(work.tx, { code, parameters, note, fromOn: on, originId: await originOf(work) })

export const isRuleInForce = async (work: Work, code: RuleCode, on: Day): Promise<boolean> =>
  (await rulesOn(work.tx, on)).some((rule) => rule.code === code)
