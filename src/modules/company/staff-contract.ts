import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, idField, momentField, textField } from '#platform/wire'
import { emailField, languageField, passwordField } from './fields.ts'
import { roleRefusals, userRefusals } from './refusals.ts'

const roleField = z.enum([
  'sales_rep',
  'sales_manager',
  'credit_manager',
  'billing_clerk',
  'cash_clerk',
  'collector',
  'operations',
  'finance_lead',
  'administrator',
])

export const colleague = z.object({
  id: idField('stf'),
  name: z.string(),
  initials: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  roles: z.array(z.string()),
  language: z.string(),
  active: z.boolean(),
  /** no: known by name alone; invited: has a link that still works. */
  signsIn: z.enum(['yes', 'invited', 'no']),
  version: countField,
})

export const listStaff = endpoint({
  method: 'GET',
  path: '/v1/staff',
  allow: 'company.read',
  request: z.object({}),
  response: z.object({ staff: z.array(colleague) }),
  summary: 'The people who work here, with their roles',
})

const invitation = z.object({
  /** The way to the page, below the address of the product. Told this once. */
  path: z.string(),
  expiresAt: momentField,
})

export const addStaff = endpoint({
  method: 'POST',
  path: '/v1/staff',
  allow: 'staff.edit',
  secret: true,
  request: z.object({
    name: textField({ max: 120 }),
    email: emailField.nullable().default(null),
    phone: textField({ max: 60 }).nullable().default(null),
    roles: z.array(roleField).max(9),
    language: languageField.default('en'),
    /** Makes the link by which they set their password. */
    invite: z.boolean().default(true),
  }),
  response: colleague.extend({ invitation: invitation.nullable() }),
  refusals: {
    email_is_taken: userRefusals.email_is_taken,
    staff_needs_email: 'Whoever signs in needs an e-mail address. Add it, or do not invite them.',
    roles_conflict: roleRefusals.roles_conflict,
  },
  summary: 'Add somebody who works here, and invite them',
})

export const changeStaff = endpoint({
  method: 'PATCH',
  path: '/v1/staff/:staffId',
  allow: 'staff.edit',
  versioned: true,
  request: z.object({
    staffId: idField('stf'),
    name: textField({ max: 120 }).optional(),
    initials: textField({ max: 4 }).optional(),
    email: emailField.nullable().optional(),
    phone: textField({ max: 60 }).nullable().optional(),
    language: languageField.optional(),
    roles: z.array(roleField).max(9).optional(),
  }),
  response: colleague,
  refusals: {
    email_is_taken: userRefusals.email_is_taken,
    staff_needs_email: 'Whoever signs in needs an e-mail address. Give them another one instead of none.',
    roles_conflict: roleRefusals.roles_conflict,
    roles_are_your_own: 'Nobody gives roles to themselves. Ask another administrator.',
    last_administrator: 'Without this person nobody could administrate. Make somebody else an administrator first.',
  },
  summary: 'Change somebody’s name, address or roles; with other roles they sign in anew',
})

export const deactivateStaff = endpoint({
  method: 'POST',
  path: '/v1/staff/:staffId/deactivate',
  allow: 'staff.edit',
  versioned: true,
  request: z.object({ staffId: idField('stf') }),
  response: colleague,
  refusals: {
    staff_is_yourself: 'You would lock yourself out. Ask another administrator.',
    last_administrator: 'Without this person nobody could administrate. Make somebody else an administrator first.',
    staff_is_inactive: 'This person has left already. Nothing is left to do.',
  },
  summary: 'Somebody leaves: their sessions, keys and invitations end at once, what they did stays',
})

export const activateStaff = endpoint({
  method: 'POST',
  path: '/v1/staff/:staffId/activate',
  allow: 'staff.edit',
  versioned: true,
  request: z.object({ staffId: idField('stf') }),
  response: colleague,
  refusals: { staff_is_active: 'This person works here already. Nothing is left to do.' },
  summary: 'Somebody comes back; keys that ended stay ended',
})

export const inviteStaff = endpoint({
  method: 'POST',
  path: '/v1/staff/:staffId/invite',
  allow: 'staff.edit',
  secret: true,
  request: z.object({ staffId: idField('stf') }),
  response: invitation,
  refusals: {
    staff_needs_email: 'Whoever signs in needs an e-mail address. Add it first.',
    staff_is_inactive: 'This person has left. Let them come back first.',
    staff_is_yourself: 'You are signed in. Change your own password in your settings.',
  },
  summary: 'Make a link by which somebody sets a password: the first one, or a new one. Earlier links end',
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/v1/invitations/accept',
  allow: 'public',
  request: z.object({ token: z.string().min(20).max(100), password: passwordField }),
  response: z.object({ email: z.string() }),
  refusals: {
    invitation_is_not_good: 'This link works no more. Ask an administrator for a new one.',
    ...userRefusals,
  },
  summary: 'Set a password with the link of an invitation; it works once',
})
