import type { Language } from '#platform/work'
import { describeTerms, parseTerms } from '#modules/parties'
import type { RuleCode } from './finding.ts'

type Found = { readonly rule: RuleCode; readonly value: string | null; readonly expected: string | null }

/** Terms as people say them, beside the codes that a rule compares. */
export const withTermsWords = <F extends Found>(found: F, language: Language) => ({
  ...found,
  words:
    found.rule === 'terms_off_record' && found.value !== null && found.expected !== null
      ? {
          value: describeTerms(parseTerms(found.value), language),
          expected: describeTerms(parseTerms(found.expected), language),
        }
      : null,
})
