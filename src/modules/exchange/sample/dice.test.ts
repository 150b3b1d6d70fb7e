import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diceOf } from './dice.ts'

test('the same seed throws the same, another one throws otherwise, and a thing has dice of its own', () => {
  const throws = (seed: string) => {
    const dice = diceOf(seed)
    return Array.from({ length: 20 }, () => dice.between(1, 6)).join('')
  }
  assert.equal(throws('a'), throws('a'))
  assert.notEqual(throws('a'), throws('b'))
  const dice = diceOf('a')
  const before = dice.of('item 7').throw()
  dice.throw()
  assert.equal(dice.of('item 7').throw(), before)
})

test('the dice are fair enough', () => {
  const dice = diceOf('fair')
  const sum = Array.from({ length: 20_000 }, () => dice.throw()).reduce((all, each) => all + each, 0)
  assert.ok(Math.abs(sum / 20_000 - 0.5) < 0.01)
  const around = Array.from({ length: 20_000 }, () => dice.around(10, 3))
  const mean = around.reduce((all, each) => all + each, 0) / around.length
  const spread = Math.sqrt(around.reduce((all, each) => all + (each - mean) ** 2, 0) / around.length)
  assert.ok(Math.abs(mean - 10) < 0.1 && Math.abs(spread - 3) < 0.1)
})
