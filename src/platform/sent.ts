/** What somebody sends of a thing: a field that he leaves out is undefined. */
export type Sent<T, Required extends keyof T = never> = { readonly [K in keyof T]?: T[K] | undefined } & Pick<
  T,
  Required
>

/** The fields of a change that were sent. One that was not is undefined, and what it names stays as it was. */
export const sent = <T extends object>(change: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
