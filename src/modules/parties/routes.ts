import { serve } from '#platform/http'
import { findAlike } from './alike.ts'
import * as contract from './contract.ts'
import { createCustomer, editCustomer } from './edit-customer.ts'
import * as people from './edit-people.ts'
import { listTouches, logTouch } from './log-touch.ts'
import { liftContactRule, nameContactRule, ruleList } from './name-rule.ts'
import { readCustomer, readTerms } from './read-customer.ts'
import { readRelations } from './relations.ts'
import { customerPage } from './store-lists.ts'

export const routes = [
  serve(contract.listCustomers, (work, request) => customerPage(work.tx, request, work.language)),
  serve(contract.listAlike, async (work, request) => ({ alike: await findAlike(work, request) })),
  serve(contract.readCustomer, readCustomer),
  serve(contract.createCustomer, createCustomer),
  serve(contract.changeCustomer, editCustomer),
  serve(contract.readTerms, readTerms),
  serve(contract.listContacts, people.listContacts),
  serve(contract.addContact, people.addContact),
  serve(contract.changeContact, people.changeContact),
  serve(contract.removeContact, people.removeContact),
  serve(contract.listAddresses, people.listAddresses),
  serve(contract.addAddress, people.addAddress),
  serve(contract.changeAddress, people.changeAddress),
  serve(contract.removeAddress, people.removeAddress),
  serve(contract.listPayerAliases, people.listPayerAliases),
  serve(contract.confirmPayerAlias, people.confirmPayerAlias),
  serve(contract.forgetPayerAlias, people.forgetPayerAlias),
  serve(contract.listTouches, listTouches),
  serve(contract.recordTouch, logTouch),
  serve(contract.listContactRules, ruleList),
  serve(contract.nameContactRule, nameContactRule),
  serve(contract.liftContactRule, liftContactRule),
  serve(contract.readRelations, readRelations),
]
