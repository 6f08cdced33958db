import { readFileSync } from 'node:fs'

/**
 * The most memory that this process has held at once, in bytes.
 *
 * On Linux what `process.resourceUsage()` gives begins with what the parent held when it started this process.
 */
export function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error('Cannot tell how much memory was held: no VmHWM in /proc/self/status')
  return Number(kilobytes) * 1024
}
