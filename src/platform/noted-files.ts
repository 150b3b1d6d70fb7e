import type { Id } from '#kernel/id'
import type { Kept } from '#platform/files'
import { originOf } from '#platform/origin'
import { sql, type Tx } from '#platform/sql'
import type { Work } from '#platform/work'

/** Notes a file that was kept, under the name it came with. The bytes are kept before, so a row never points at nothing. */
export async function noteFile(work: Work, file: Kept & { readonly name: string }): Promise<Id<'fil'>> {
  const row = await work.tx.one<{ id: Id<'fil'> }>(sql`
    insert into platform.file (sha256, name, media_type, size, stored_at, origin_id)
    values (${file.sha256}, ${file.name}, ${file.mediaType}, ${file.size}, ${work.at}, ${await originOf(work)})
    returning id`)
  return row.id
}

/** What is known of files, in no order. */
export const notedFiles = (tx: Tx, ids: readonly Id<'fil'>[]) =>
  tx.many<{ id: Id<'fil'>; sha256: Buffer; name: string; mediaType: string; size: bigint }>(sql`
    select id, sha256, name, media_type as "mediaType", size from platform.file where id = any(${[...ids]}::bigint[])`)
