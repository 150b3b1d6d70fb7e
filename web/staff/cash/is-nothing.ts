/** '0.00', '-0', '0': an amount of nothing, as it travels. */
export const isNothing = (amount: string): boolean => /^-?[0.]*$/.test(amount)
