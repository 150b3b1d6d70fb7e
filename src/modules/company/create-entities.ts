import type { Id } from '#kernel/id'
import { readVatNumber } from '#kernel/vat-number'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { patternsFor, presetOf } from './country-presets.ts'
import { isZone, mayBeTaxNumber, type EntityDraft, type LegalEntity } from './legal-entity.ts'
import { checkPattern, seriesKinds } from './series.ts'
import { insertEntities, takenCodes } from './store.ts'
import { addSeries } from './store-series.ts'

/** Makes legal entities, each with its number series. What a draft leaves out follows from its country. */
export async function createEntities(work: Work, drafts: readonly EntityDraft[]): Promise<Id<'ent'>[]> {
  const complete = drafts.map(completed)
  const codes = drafts.map((draft) => draft.code)
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  const taken = [...twice, ...(await takenCodes(work.tx, codes))]
  if (taken.length > 0) throw new Refused('entity_code_is_taken', { field: 'code', codes: taken })
  const patterns = drafts.map((draft, index) => patternsOf(draft, complete[index]?.language ?? 'en'))

  const ids = await insertEntities(work.tx, complete, await originOf(work))
  await addSeries(
    work.tx,
    ids.flatMap((entityId, index) =>
      (patterns[index] ?? []).map(({ kind, pattern }) => ({
        entityId,
        kind,
        name: 'standard',
        pattern,
        gapless: true,
      })),
    ),
  )
  return ids
}

/** The draft with its country's customs; refuses what a country we do not know leaves open. */
export function completed(draft: EntityDraft): Omit<LegalEntity, 'id' | 'version'> {
  const preset = presetOf(draft.country)
  const [currency, zone] = [draft.currency ?? preset?.currency, draft.zone ?? preset?.zone]
  if (!currency) throw new Refused('country_is_unknown', { field: 'currency', country: draft.country })
  if (!zone) throw new Refused('country_is_unknown', { field: 'zone', country: draft.country })
  const entity = {
    code: draft.code,
    name: draft.name,
    country: draft.country,
    subdivision: draft.subdivision ?? null,
    currency,
    zone,
    language: draft.language ?? preset?.language ?? 'en',
    addressLines: draft.addressLines ?? [],
    phone: draft.phone ?? null,
    email: draft.email ?? null,
    vatNumber: draft.vatNumber ?? null,
    taxNumber: draft.taxNumber ?? null,
    registration: draft.registration ?? null,
    director: draft.director ?? null,
    creditorId: draft.creditorId ?? null,
    workFrom: draft.workFrom ?? '08:30',
    workTo: draft.workTo ?? '17:30',
  }
  return checked(entity)
}

/** Refuses an entity that could not work; answers it with its VAT number in its usual form. */
export function checked<E extends Omit<LegalEntity, 'id' | 'version'>>(entity: E): E {
  if (!isZone(entity.zone)) throw new Refused('zone_is_unknown', { field: 'zone', zone: entity.zone })
  if (entity.workTo <= entity.workFrom) {
    throw new Refused('working_hours_are_wrong', { field: 'workTo', workFrom: entity.workFrom, workTo: entity.workTo })
  }
  if (entity.taxNumber !== null && !mayBeTaxNumber(entity.taxNumber, entity.country)) {
    throw new Refused('tax_number_is_malformed', { field: 'taxNumber', country: entity.country })
  }
  if (entity.vatNumber === null) return entity
  const vat = readVatNumber(entity.vatNumber, entity.country)
  if (!vat.ok) throw new Refused('vat_number_is_malformed', { field: 'vatNumber', example: vat.example })
  return { ...entity, vatNumber: vat.value }
}

const patternsOf = (draft: EntityDraft, language: string) =>
  seriesKinds.map((kind) => ({
    kind,
    pattern: insist(checkPattern(kind, draft.patterns?.[kind] ?? patternsFor(language)[kind])),
  }))
