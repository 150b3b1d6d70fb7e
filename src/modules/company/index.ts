export {
  checkAccount,
  plainAccount,
  readableIban,
  standsOnPaper,
  type BankAccount,
  type BankAccountDraft,
} from './bank-account.ts'
export { gaplessSpans, type NumberSpan } from './number-spans.ts'
export { calendarOf } from './calendar.ts'
export { converter, rateOn, type Converter } from './converter.ts'
export { countryPresets, patternsFor, presetOf, type CountryPreset } from './country-presets.ts'
export { createBankAccounts } from './create-bank-accounts.ts'
export { createEntities } from './create-entities.ts'
export { nameCompany } from './name-company.ts'
export { passwordLinkMade } from './events.ts'
export { createStaff } from './create-staff.ts'
export { enterRates, type RateEntry } from './enter-rates.ts'
export { drawNumbers, importedSeries } from './draw-numbers.ts'
export { today, type EntityDraft, type LegalEntity } from './legal-entity.ts'
export { counterYear, isPattern, numberOf, type Series, type SeriesKind } from './series.ts'
export { initialsOf, type Staff, type StaffDraft } from './staff.ts'
export { bankAccountFor, bankAccounts, lockAccount } from './store-accounts.ts'
export { seriesOf } from './store-series.ts'
export { allStaff, staffById, staffByNames, staffByUser, staffOf } from './store-staff.ts'
export { addCompany, companyOf, entities, entitiesOf, entityByCode, entityOf, type Company } from './store.ts'
export { workingDeadline, type WorkingHours } from './working-hours.ts'
export { routes } from './routes.ts'
