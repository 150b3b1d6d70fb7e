import type { Id } from '#kernel/id'
import { found } from '#platform/found'
import { sql, type Tx } from '#platform/sql'
import { plainAccount, type BankAccount } from './bank-account.ts'

const columns = sql.raw(
  `id, entity_id as "entityId", name, iban, account_number as "accountNumber", bic, currency, receives,
   proposed_by as "proposedBy", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", active, version`,
)

export const bankAccounts = (tx: Tx) =>
  tx.many<BankAccount>(sql`select ${columns} from company.bank_account order by entity_id, id`)

export const accountOf = async (tx: Tx, id: Id<'bnk'>): Promise<BankAccount> =>
  found(await tx.maybe<BankAccount>(sql`select ${columns} from company.bank_account where id = ${id}`))

/** Our account that a statement is about; null when it is none of ours. */
export function bankAccountFor(
  tx: Tx,
  { iban, accountNumber }: { readonly iban?: string | null; readonly accountNumber?: string | null },
): Promise<BankAccount | null> {
  const asked = [iban, accountNumber].filter((each) => each != null).map(plainAccount)
  return tx.maybe<BankAccount>(sql`
    select ${columns} from company.bank_account
    where iban = any(${asked}::text[]) or account_number = any(${asked}::text[])
    order by id limit 1`)
}

export const lockAccount = async (tx: Tx, id: Id<'bnk'>): Promise<BankAccount> =>
  found(await tx.maybe<BankAccount>(sql`select ${columns} from company.bank_account where id = ${id} for update`))

/** Which of these are on file already, for whichever entity. */
export async function takenAccounts(tx: Tx, numbers: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(sql`
    select coalesce(iban, account_number) as number from company.bank_account
    where iban = any(${numbers}::text[]) or account_number = any(${numbers}::text[]) order by id`)
  return rows.map((row) => row.number)
}

export async function insertAccounts(
  tx: Tx,
  rows: readonly Omit<BankAccount, 'id' | 'version'>[],
  originId: Id<'org'>,
): Promise<Id<'bnk'>[]> {
  const ids = await tx.allocate('company.bank_account', rows.length)
  await tx.insert(
    'company.bank_account',
    rows.map((row, index) => ({
      id: ids[index],
      entity_id: row.entityId,
      name: row.name,
      iban: row.iban,
      account_number: row.accountNumber,
      bic: row.bic,
      currency: row.currency,
      receives: row.receives,
      proposed_by: row.proposedBy,
      confirmed_by: row.confirmedBy,
      confirmed_at: row.confirmedAt,
      active: row.active,
      version: 1,
      origin_id: originId,
    })),
  )
  return ids as Id<'bnk'>[]
}

export const updateAccount = (tx: Tx, row: BankAccount) =>
  tx.run(sql`
    update company.bank_account set
      name = ${row.name}, bic = ${row.bic}, receives = ${row.receives}, active = ${row.active},
      proposed_by = ${row.proposedBy}, confirmed_by = ${row.confirmedBy}, confirmed_at = ${row.confirmedAt},
      version = version + 1
    where id = ${row.id}`)
