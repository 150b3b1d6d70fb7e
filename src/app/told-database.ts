/** The address of the database. The supervisor tells it as soon as it answers, and starts us before, for loading takes its time. */
export async function toldDatabase(given: string | null): Promise<string> {
  if (!process.channel) return given ?? ''
  process.channel.ref()
  const told = await new Promise<string>((resolve) => process.once('message', (message) => resolve(String(message))))
  process.channel.unref()
  return told
}
