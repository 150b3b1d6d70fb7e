// Loaded before the server and the worker: they leave when the supervisor is gone, however it went. Otherwise they would keep
// the port and the connections, and the next start would find strangers in the house.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 3000).unref()
  process.kill(process.pid, 'SIGTERM')
})
process.channel?.unref()
