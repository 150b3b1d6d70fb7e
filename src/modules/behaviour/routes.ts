import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { readHabit } from './read-habit.ts'

export const routes = [serve(contract.readHabit, readHabit)]
