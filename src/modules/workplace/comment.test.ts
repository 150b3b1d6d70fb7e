import assert from 'node:assert/strict'
import { test } from 'node:test'
import { id } from '#kernel/id'
import { mayChange, mayTakeBack, type Comment } from './comment.ts'

const writtenAt = new Date('2025-03-03T09:00:00Z')
const comment: Comment = {
  id: id(1n),
  subjectKind: 'cus',
  subjectId: 1n,
  customerId: id(1n),
  text: 'They moved',
  mentions: [],
  authorId: id(7n),
  authorName: 'Anna Reuter',
  writtenAt,
  editedAt: null,
  deletedAt: null,
  version: 1,
}
const codeOf = (outcome: ReturnType<typeof mayChange>) => (outcome.ok ? 'accepted' : outcome.code)

test('its author changes a comment for ten minutes, and takes it back at any time', () => {
  const at = (clock: string) => ({ staffId: 7n, at: new Date(`2025-03-03T${clock}Z`) })
  assert.equal(codeOf(mayChange(comment, at('09:10:00'))), 'accepted')
  assert.equal(codeOf(mayChange(comment, at('09:10:01'))), 'comment_is_settled')
  assert.equal(codeOf(mayTakeBack(comment, { staffId: 7n })), 'accepted')
  assert.equal(codeOf(mayTakeBack(comment, { staffId: 8n })), 'comment_is_not_yours')
  assert.equal(codeOf(mayChange({ ...comment, deletedAt: writtenAt }, at('09:01:00'))), 'comment_is_taken_back')
})
