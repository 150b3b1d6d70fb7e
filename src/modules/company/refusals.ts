// What is refused in several places is said in the same words everywhere.
export const userRefusals = {
  email_is_taken: 'Somebody with this e-mail address is known already. Take another one.',
  password_is_too_short: 'The password is too short. Take at least 12 signs.',
  password_is_too_long: 'The password is too long. Take at most 128 signs.',
}

export const roleRefusals = {
  roles_conflict:
    'These two roles check each other, so one person does not hold both. Give one of them to somebody else.',
}

export const entityRefusals = {
  entity_code_is_taken: 'Another legal entity has this short name. Take another one.',
  country_is_unknown: 'We do not know the customs of this country. Say which currency and time zone hold.',
  zone_is_unknown: 'There is no such time zone. Take one such as Europe/Berlin.',
  working_hours_are_wrong: 'The working day ends before it begins. Turn the two times round.',
  vat_number_is_malformed:
    'This cannot be a VAT number of that country. They look like DE123456789, ATU12345678 or GB123456789.',
  tax_number_is_malformed: 'This cannot be a tax number of that country. Copy it from a letter of the tax office.',
  pattern_is_wrong: 'The pattern needs the running number once. RE-{yyyy}-{00000} gives RE-2026-00001.',
}

export const accountRefusals = {
  iban_is_wrong: 'The check figures of the IBAN do not fit. Perhaps two digits changed places.',
  bic_is_wrong: 'A BIC has 8 or 11 letters and digits. Leave it out where you do not know it.',
  account_has_no_number: 'An account needs an IBAN or an account number. Give one of them.',
  bank_account_is_taken: 'This account is on file already. Look for it in the list, also among those that rest.',
}
