import assert from 'node:assert/strict'
import type { z } from 'zod'
import { askForCreditNote, showDocument } from '#contracts/billing'
import { approveCreditNote } from '#contracts/disputes'
import type { Client } from './client.ts'
import type { World } from './world.ts'

type Asked = z.input<typeof askForCreditNote.request>

/** A credit note as it comes about: one asks, and those who must agree do. */
export async function creditWithHands(world: World, clerk: Client, request: Asked) {
  const asked = await clerk.do(askForCreditNote, request)
  let version = asked.version
  let creditNoteId: string | null = null
  for (const hand of asked.needs) {
    const role = hand.includes('finance_lead') ? 'finance_lead' : 'sales_manager'
    const second = world.as(role, `Second ${role}`)
    const given = await second.do(approveCreditNote, { approvalId: asked.approvalId }, { version })
    version += 1
    creditNoteId = given.creditNoteId
  }
  assert.ok(creditNoteId, 'all hands are given')
  return clerk.ask(showDocument, { documentId: creditNoteId })
}
