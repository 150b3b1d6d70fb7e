import { foldedKey } from '#kernel/folded'
import { readVatNumber } from '#kernel/vat-number'
import type { Work } from '#platform/work'
import type { Alike } from './store.ts'
import { alikeCustomers } from './store.ts'

// What a company's papers say behind its name, and people leave out when they type.
const forms =
  /(?:[\s,]+(?:gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|se|e\.?k|e\.?v|ltd|limited|plc|llp|llc|inc|corp|co|bv|b\.v|nv|n\.v|sa|s\.a|sas|sarl|srl|s\.r\.l|spa|s\.p\.a|ab|as|oy|aps|gmbh\s*&\s*co|&)\.?)+$/

/** 'Kessler Pumpen GmbH & Co. KG' and 'Keßler Pumpen' have the same: 'kessler pumpen'. */
export function nameKey(name: string): string {
  const folded = foldedKey(name)
  const bare = folded.replace(forms, '').trim()
  return bare === '' ? folded : bare
}

/** Who on file could be the customer that somebody is about to put on file. */
export async function findAlike(
  work: Work,
  request: {
    readonly name?: string | undefined
    readonly vatNumber?: string | null | undefined
    readonly country?: string | undefined
  },
): Promise<Alike[]> {
  const key = nameKey(request.name ?? '')
  const vat = request.vatNumber ? readVatNumber(request.vatNumber, request.country ?? '') : null
  const vatNumber = vat?.ok ? vat.value : null
  if (key.length < 3 && vatNumber === null) return []
  const near = await alikeCustomers(work.tx, { vatNumber, nameKey: key.length < 3 ? '' : key })
  return near.filter((each) => each.because === 'same_vat_number' || nameKey(each.name) === key).slice(0, 10)
}
