import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, idField, momentField, textField } from '#platform/wire'
import { accountRefusals } from './refusals.ts'

export const bankAccount = z.object({
  id: idField('bnk'),
  entityId: idField('ent'),
  name: z.string(),
  iban: z.string().nullable(),
  accountNumber: z.string().nullable(),
  bic: z.string().nullable(),
  currency: currencyField,
  receives: z.boolean(),
  /** waiting: somebody else must say that it is ours; good: bills may name it; resting: it is used no more. */
  state: z.enum(['waiting', 'good', 'resting']),
  proposedBy: z.object({ id: idField('stf'), name: z.string() }).nullable(),
  confirmedBy: z.object({ id: idField('stf'), name: z.string() }).nullable(),
  confirmedAt: momentField.nullable(),
  /** Whether the one who asks may confirm it. */
  mayConfirm: z.boolean(),
  version: countField,
})

export const listBankAccounts = endpoint({
  method: 'GET',
  path: '/v1/bank-accounts',
  allow: 'company.read',
  request: z.object({}),
  response: z.object({ accounts: z.array(bankAccount) }),
  summary: 'Our bank accounts: bills name no other',
})

export const addBankAccount = endpoint({
  method: 'POST',
  path: '/v1/bank-accounts',
  allow: 'settings.edit',
  request: z.object({
    entityId: idField('ent'),
    name: textField({ max: 80 }).optional(),
    iban: textField({ max: 60 }).optional(),
    accountNumber: textField({ max: 40 }).optional(),
    bic: textField({ max: 20 }).optional(),
    currency: currencyField,
    receives: z.boolean().default(true),
  }),
  response: bankAccount,
  refusals: accountRefusals,
  summary: 'Add a bank account; a second person confirms it before it stands on a bill',
})

export const changeBankAccount = endpoint({
  method: 'PATCH',
  path: '/v1/bank-accounts/:accountId',
  allow: 'settings.edit',
  versioned: true,
  request: z.object({
    accountId: idField('bnk'),
    name: textField({ max: 80 }).optional(),
    bic: textField({ max: 20 }).nullable().optional(),
    receives: z.boolean().optional(),
    active: z.boolean().optional(),
  }),
  response: bankAccount,
  refusals: accountRefusals,
  summary:
    'Change a bank account; another BIC, or one that is used again, waits for a second person. An IBAN never changes',
})

export const confirmBankAccount = endpoint({
  method: 'POST',
  path: '/v1/bank-accounts/:accountId/confirm',
  allow: 'bank-account.confirm',
  versioned: true,
  request: z.object({ accountId: idField('bnk') }),
  response: bankAccount,
  refusals: {
    account_is_confirmed: 'This account is confirmed already. Nothing is left to do.',
    account_is_your_own_entry:
      'You entered this account yourself. Somebody else must compare it with the bank’s letter.',
    account_is_resting: 'This account is used no more. Take it into use again first.',
  },
  summary: 'Say that a bank account is ours, as the second person',
})
