import { createContext, useContext } from 'react'

/** The company's day: its own clock, not that of the browser. The frame provides it. */
export const Today = createContext('')

export function useToday(): string {
  const today = useContext(Today)
  if (today === '') throw new Error('A day is shown outside of the frame, where nobody knows what today is')
  return today
}
