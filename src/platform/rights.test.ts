import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isPermission,
  isRole,
  permissions,
  permissionsOf,
  roles,
  seesOf,
  type Permission,
  type Role,
} from './rights.ts'

const may = (role: Role, permission: Permission) => permissionsOf([role]).has(permission)
const whoMay = (permission: Permission) => roles.filter((role) => may(role, permission))

test('who makes is not who checks, as long as nobody is the finance lead', () => {
  const pairs: readonly [Permission, Permission][] = [
    ['order.enter', 'credit.release'],
    ['order.enter', 'credit.limit'],
    ['order.enter', 'invoice.issue'],
    ['order.enter', 'delivery.confirm'],
    ['invoice.issue', 'cash.apply'],
    ['credit-note.issue', 'cash.apply'],
    ['credit.limit', 'invoice.issue'],
    ['delivery.confirm', 'invoice.issue'],
    ['cash.import', 'customer.edit'],
    ['staff.edit', 'invoice.issue'],
  ]
  for (const role of roles.filter((each) => each !== 'finance_lead')) {
    for (const [make, check] of pairs)
      assert.ok(!(may(role, make) && may(role, check)), `${role}: ${make} and ${check}`)
  }
})

test('an administrator gives rights and has no part in the money', () => {
  const theirs = [...permissionsOf(['administrator'])]
  assert.deepEqual(
    theirs.filter((each) => /^(cash|invoice|credit|credit-note|ledger|order|delivery|statement)\./.test(each)),
    [],
  )
  for (const permission of ['settings.edit', 'staff.edit', 'key.edit'] as const) {
    assert.deepEqual(whoMay(permission), ['administrator'])
  }
})

test('the first administrator of a one-person company, who is finance lead too, may do everything', () => {
  assert.deepEqual([...permissionsOf(['administrator', 'finance_lead'])].toSorted(), permissions.toSorted())
})

test('the portal opens nothing here', () => {
  assert.equal(permissionsOf(['portal']).size, 0)
})

test('a sales rep sees their own customers, unless another role opens all', () => {
  assert.equal(seesOf(['sales_rep']), 'own')
  assert.equal(seesOf([]), 'own')
  assert.equal(seesOf(['portal']), 'own')
  assert.equal(seesOf(['sales_rep', 'collector']), 'all')
  for (const role of roles.filter((each) => each !== 'sales_rep' && each !== 'portal'))
    assert.equal(seesOf([role]), 'all')
})

test('names from outside are checked', () => {
  assert.ok(isRole('collector') && !isRole('root') && !isRole('toString'))
  assert.ok(isPermission('cash.apply') && !isPermission('cash.*'))
})
