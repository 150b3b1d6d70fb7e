import { plusDays, type Day } from '#kernel/day'
import { money } from '#kernel/money'
import { enterLead, qualifyLead } from '#modules/sales'
import type { Dice } from './dice.ts'
import type { SampleCompany } from './found.ts'
import { willing, type Life } from './life.ts'

type Prospect = readonly [company: string, contact: string, what: string | null, step: string | null, value: number]

const german: readonly Prospect[] = [
  ['Solms Papier AG', 'Martina Solms', null, null, 0],
  ['Ihlow Kartoffel GmbH', 'Gerd Ihlow', null, null, 0],
  ['Rhauder Fehnbau GmbH', 'Wilma Rhauder', null, null, 0],
  ['Klinge Zerspanung GmbH', 'Axel Klinge', 'Bearings for two lathes', 'Our price', 12_650],
  ['Voss Getriebe GmbH', 'Henning Voss', 'Seals and couplings, a year', 'Their budget release', 38_200],
  ['Harzer Kalkwerk GmbH', 'Bodo Kalk', 'Booster set for the quarry', 'Trial pump, back', 27_800],
  ['Deichsee Fischwerk GmbH', 'Antje Deich', 'Filter elements, frame order', 'Site visit', 9_400],
  ['Emder Hafenlogistik GmbH', 'Onno Wiards', 'Pumps for the new quay', 'Drawing from the customer', 65_000],
]
const british: readonly Prospect[] = [
  ['Ribble Cold Stores Ltd', 'Amy Cross', null, null, 0],
  ['Bowland Quarries Ltd', 'Nigel Hope', 'Submersible pumps, three sites', 'Site survey', 18_900],
  ['Lune Paper Ltd', 'Holly Marsh', 'Seals, call-off over a year', 'Their buyer is back', 11_200],
]

/** Somebody to win: those who were met, and those who may buy. */
export async function meetProspects(
  life: Life,
  company: SampleCompany,
  { dice, today }: { readonly dice: Dice; readonly today: Day },
): Promise<void> {
  for (const house of company.houses) {
    const sellers = company.colleagues.filter((each) => each.sells && each.house === house.code)
    for (const [index, [name, contact, what, step, value]] of (house.code === 'DE' ? german : british).entries()) {
      const seller = sellers[index % sellers.length]
      if (!seller) continue
      await life.clock(`${plusDays(today, -dice.between(2, 20))}T09:${String(10 + index)}:00Z`)
      await willing(() =>
        life.as(seller.who, async (work) => {
          const lead = await enterLead(work, {
            companyName: name,
            source: dice.among(['website', 'fair', 'referral', 'call']),
            country: house.code,
            contactName: contact,
            despiteAlike: true,
          })
          if (what === null || step === null) return
          await qualifyLead(work, {
            leadId: lead.id,
            title: what,
            currency: house.currency,
            value: money(BigInt(value) * 100n, house.currency),
            expectedOn: plusDays(today, dice.between(10, 70)),
            nextStep: step,
            nextStepOn: plusDays(today, dice.between(-3, 12)),
          })
        }),
      )
    }
  }
  await life.clock(`${today}T14:00:00Z`)
}
