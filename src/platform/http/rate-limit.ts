import { ProblemError } from '#platform/http/problem'

type Bucket = { tokens: number; filledAt: number }

/** Takes one request from a caller's bucket, or ends the request with 429. `nowMs` only ever grows. */
export type RateLimit = (caller: string, nowMs: number) => void

// Callers that have been quiet long enough have a full bucket, which is the same as none.
const mostBuckets = 10_000

/** A bucket per caller that holds `perSecond` requests and fills at that speed. Each process counts for itself. */
export function rateLimit(perSecond: number): RateLimit {
  const buckets = new Map<string, Bucket>()
  return (caller, nowMs) => {
    const bucket = buckets.get(caller) ?? { tokens: perSecond, filledAt: nowMs }
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((nowMs - bucket.filledAt) * perSecond) / 1000)
    bucket.filledAt = nowMs
    if (bucket.tokens < 1) throw tooMany(perSecond)
    bucket.tokens -= 1
    buckets.set(caller, bucket)
    if (buckets.size > mostBuckets) forgetFull(buckets, perSecond, nowMs)
  }
}

function forgetFull(buckets: Map<string, Bucket>, perSecond: number, nowMs: number) {
  for (const [caller, bucket] of buckets) {
    if (bucket.tokens + ((nowMs - bucket.filledAt) * perSecond) / 1000 >= perSecond) buckets.delete(caller)
  }
  // Ten thousand callers busy within one second: start afresh before memory is what they take.
  if (buckets.size > mostBuckets) buckets.clear()
}

const tooMany = (perSecond: number) =>
  new ProblemError(429, 'too_many_requests', {
    title: `More than ${perSecond} requests a second.`,
    remedy: 'Wait as long as Retry-After says.',
    retryAfter: 1,
  })
