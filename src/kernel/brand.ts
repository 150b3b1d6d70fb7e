declare const brand: unique symbol

/** A value that has been through its constructor: a plain string cannot pose as a Day, nor an order's id as a customer's. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
