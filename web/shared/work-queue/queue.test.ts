import assert from 'node:assert/strict'
import { test } from 'node:test'
import { successor } from './queue.ts'

const works = (...ids: string[]) => ids.map((id) => ({ id, title: id }))

test('when work is done, the next one takes its place', () => {
  assert.equal(successor(works('a', 'c'), ['a', 'b', 'c'], 'b')?.id, 'c')
})

test('when the last of the queue is done, the one before it comes up', () => {
  assert.equal(successor(works('a', 'b'), ['a', 'b', 'c'], 'c')?.id, 'b')
})

test('when others took the next ones too, the first that is still there comes up', () => {
  assert.equal(successor(works('a', 'd'), ['a', 'b', 'c', 'd'], 'b')?.id, 'd')
})

test('an empty queue has no next', () => {
  assert.equal(successor([], ['a'], 'a'), undefined)
})
