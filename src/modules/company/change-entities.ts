import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { checked, createEntities } from './create-entities.ts'
import { codeFor, type EntityChange, type EntityDraft, type LegalEntity } from './legal-entity.ts'
import { entities, entityOf, lockCompany, lockEntity, renameCompany, takenCodes, updateEntity } from './store.ts'

/** Adds a seller; without a short name it gets one from its name. */
export async function addEntity(
  work: Work,
  draft: Omit<EntityDraft, 'code'> & { readonly code?: string | undefined },
): Promise<LegalEntity> {
  const taken = (await entities(work.tx)).map(({ code }) => code)
  const [entityId] = await createEntities(work, [{ ...draft, code: draft.code ?? codeFor(draft.name, taken) }])
  if (entityId === undefined) throw new Error('The legal entity was not stored')
  return entityOf(work.tx, entityId)
}

export async function changeEntity(
  work: Work,
  { entityId, ...change }: EntityChange & { readonly entityId: Id<'ent'> },
): Promise<LegalEntity> {
  const entity = await lockEntity(work.tx, entityId)
  sameVersion(work, entity.version)
  const next = checked({ ...entity, ...sent(change) })
  if (next.code !== entity.code && (await takenCodes(work.tx, [next.code])).length > 0) {
    throw new Refused('entity_code_is_taken', { field: 'code', codes: [next.code] })
  }
  await updateEntity(work.tx, next)
  return entityOf(work.tx, entityId)
}

export async function changeCompany(work: Work, { name }: { readonly name: string }) {
  const company = found(await lockCompany(work.tx))
  sameVersion(work, company.version)
  await renameCompany(work.tx, name)
  return found(await lockCompany(work.tx))
}
