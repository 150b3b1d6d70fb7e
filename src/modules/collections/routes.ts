import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { listPolicies, previewReminders, readReminderDay, readReminding, setPolicy } from './read-reminding.ts'
import { logCall, restCustomer, undoCall, wakeCustomer } from './log-call.ts'
import { readPromiseRecord } from './read-promises.ts'
import { readDesk, readWorklist } from './read-worklist.ts'
import { askForReminders, resumeReminder, stopReminder } from './stop-reminder.ts'
import { callPage } from './store-calls.ts'
import { reminderPage, standingPage } from './store-lists.ts'
import { promisePage } from './store-promises.ts'
import { movePromise, resumePromise, takePromise, withdrawPromise } from './take-promise.ts'

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
  serve(contract.listPromises, ({ tx }, request) => promisePage(tx, request)),
  serve(contract.takePromise, takePromise),
  serve(contract.movePromise, movePromise),
  serve(contract.withdrawPromise, withdrawPromise),
  serve(contract.resumePromise, resumePromise),
  serve(contract.readPromiseRecord, readPromiseRecord),
  serve(contract.listCalls, ({ tx }, request) => callPage(tx, request)),
  serve(contract.logCall, logCall),
  serve(contract.undoCall, undoCall),
  serve(contract.restCustomer, restCustomer),
  serve(contract.wakeCustomer, wakeCustomer),
  serve(contract.readWorklist, readWorklist),
  serve(contract.readDesk, readDesk),
]
