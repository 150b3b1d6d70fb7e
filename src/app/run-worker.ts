import { stopSignal, untilAborted } from '#app/signals'

const timer = setInterval(() => {}, 60_000)
await untilAborted(stopSignal())
clearInterval(timer)
