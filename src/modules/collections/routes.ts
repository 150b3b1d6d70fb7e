import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { listPolicies, previewReminders, readReminderDay, readReminding, setPolicy } from './read-reminding.ts'
import { askForReminders, resumeReminder, stopReminder } from './stop-reminder.ts'
import { reminderPage, standingPage } from './store-lists.ts'

export const routes = [
  serve(contract.listReminders, ({ tx }, request) => reminderPage(tx, request)),
  serve(contract.listStandings, ({ tx }, request) => standingPage(tx, request)),
  serve(contract.readReminderDay, readReminderDay),
  serve(contract.previewReminders, previewReminders),
  serve(contract.askForReminders, askForReminders),
  serve(contract.readReminding, readReminding),
  serve(contract.stopReminder, stopReminder),
  serve(contract.resumeReminder, resumeReminder),
  serve(contract.listReminderPolicies, listPolicies),
  serve(contract.setReminderPolicy, setPolicy),
]
