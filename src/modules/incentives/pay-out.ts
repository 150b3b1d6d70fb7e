/** A quarter's pay: what is paid with payroll, and what is carried into the next one. A debt is carried, not asked for. */
export type PayOut = { readonly payable: bigint; readonly carried: bigint }

/** All that is there is paid; where a draw promises more, the rest of it is an advance that later quarters earn back. */
export function payOutOf(balance: bigint, draw: bigint): PayOut {
  const least = draw > 0n ? draw : 0n
  const payable = balance > least ? balance : least
  return { payable, carried: balance - payable }
}
