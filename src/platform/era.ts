import { sql, type Tx } from '#platform/sql'

/**
 * Called before anything else is written, by whoever opens the database. Facts are read in the order of transaction ids, and
 * those begin anew when a company is moved to another cluster by dump and restore: without a new era its new facts would
 * seem older than the ones it brought. A physical copy keeps its ids and its era.
 */
export const settleIn = (tx: Tx): Promise<number> =>
  tx.run(sql`
    update platform.era
    set number = number + 1, system_identifier = here.system_identifier
    from pg_control_system() as here
    where era.system_identifier <> here.system_identifier`)
