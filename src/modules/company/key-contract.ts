import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { permissions } from '#platform/rights'
import { dayField, idField, momentField, textField } from '#platform/wire'

export const apiKey = z.object({
  id: idField('key'),
  name: z.string(),
  /** How it begins, to tell keys apart. */
  prefix: z.string(),
  actsFor: z.object({ id: idField('stf'), name: z.string() }),
  scopes: z.array(z.string()).readonly(),
  state: z.enum(['good', 'expired', 'revoked']),
  createdAt: momentField,
  expiresAt: momentField.nullable(),
  lastUsedAt: momentField.nullable(),
  revokedAt: momentField.nullable(),
})

export const listKeys = endpoint({
  method: 'GET',
  path: '/v1/api-keys',
  allow: 'signed-in',
  request: z.object({}),
  response: z.object({ keys: z.array(apiKey) }),
  summary: 'My API keys; an administrator sees those of all',
})

export const createKey = endpoint({
  method: 'POST',
  path: '/v1/api-keys',
  allow: 'signed-in',
  secret: true,
  request: z.object({
    name: textField({ max: 80 }),
    scopes: z.array(z.enum(permissions)).max(permissions.length),
    /** The last day on which it opens anything; without one it has no end. */
    expiresOn: dayField.nullable().default(null),
  }),
  response: apiKey.extend({ key: z.string() }),
  refusals: {
    key_has_no_scopes: 'A key without scopes opens nothing. Choose at least one.',
    key_scope_is_not_yours:
      'A key never opens more than the person it acts for. Leave out what you may not do yourself.',
    key_ends_too_early: 'This day is over. Choose a later one, or none.',
    key_makes_no_key: 'A key cannot make keys. Make it where you sign in.',
  },
  summary: 'Make a key that acts for me. It is told this once; only its hash is kept',
})

export const revokeKey = endpoint({
  method: 'POST',
  path: '/v1/api-keys/:keyId/revoke',
  allow: 'signed-in',
  request: z.object({ keyId: idField('key') }),
  response: apiKey,
  refusals: { key_is_revoked: 'This key was revoked before. It opens nothing.' },
  summary: 'Revoke a key of mine; an administrator revokes any. It opens nothing from the next request on',
})
