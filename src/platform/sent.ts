/** The fields of a change that were sent. One that was not is undefined, and what it names stays as it was. */
export const sent = <T extends object>(change: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
