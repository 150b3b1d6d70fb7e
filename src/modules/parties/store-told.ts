import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { TouchSubject } from './touch.ts'

/** Which of these things the timeline tells of already under a kind. */
export const toldOf = (tx: Tx, kind: string, customerIds: readonly Id<'cus'>[], subjects: readonly TouchSubject[]) =>
  tx.many<{ subjectKind: string; subjectId: bigint }>(sql`
    select touch.subject_kind as "subjectKind", touch.subject_id as "subjectId"
    from parties.touch
    where touch.customer_id = any(${customerIds}::bigint[]) and touch.kind = ${kind}
      and touch.subject_id = any(${subjects.map((subject) => subject.id)}::bigint[])`)
